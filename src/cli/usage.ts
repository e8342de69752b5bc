// What --help prints, made from the tables of options.
import { BENCHES, type Option, type Options, REPRODUCE, RUN, TRAIN } from "./options";

/** @param claiming - presets that state what they reach */
export function usage(presets: readonly string[], claiming: readonly string[]): string {
  const benches = Object.entries(BENCHES).map(
    ([name, options]) => `  ${name.padEnd(18)} ${flagsOf(options)}`,
  );
  const every: Options = Object.assign({}, ...Object.values(BENCHES));
  return [
    "Spikeyard without a browser.",
    "",
    "  spikeyard train <preset or file> [options]        learn from images, then recognise test images;",
    "                                                    of an agent: learn from episodes, then act in 100 others",
    "  spikeyard run   <preset or file.json> --duration MS [options]   simulate, and count spikes",
    "  spikeyard bench <name> [options]                  measure the speed of an engine",
    "  spikeyard reproduce [preset] [options]            check what presets state that they reach; all if none is given",
    "",
    `Presets: ${presets.join(", ")}`,
    "Files: a network as .json; train also goes on with a trained one, as .spikeyard, which --save writes.",
    "",
    "train",
    ...linesOf(TRAIN),
    "",
    "run",
    ...linesOf(RUN),
    "",
    "bench",
    ...benches,
    "",
    ...linesOf(every),
    "",
    "reproduce",
    `  ${claiming.join(", ")}; all; agents;`,
    "  best-unsupervised, which states the most without a teacher; best-local, which states the most of all.",
    "",
    ...linesOf(REPRODUCE),
    "",
    "Results of bench: wall_s, the median; spread, the least and the most; real_time_factor, wall_s / bio_s, below 1",
    "when faster than life; ratio, how many passes of a fixed WebAssembly loop over 1.25 MB take as long, measured in",
    "the same run, which compares machines and noisy hours.",
    "",
    "Exit codes: 0 done, 1 a run failed, 2 a wrong call, 3 a preset missed what it states, 130 stopped with Ctrl-C.",
  ].join("\n");
}

function flagsOf(options: Options): string {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .join(" ");
}

function linesOf(options: Options): string[] {
  return Object.entries(options).map(([name, option]) => {
    return `  ${`--${name} ${placeholderOf(option)}`.trimEnd().padEnd(20)} ${aboutOf(option)}`;
  });
}

function placeholderOf(option: Option): string {
  if (option.kind === "flag") return "";
  return option.kind === "choice" ? "NAME" : option.value;
}

function aboutOf(option: Option): string {
  return option.kind === "choice" ? `${option.about}: ${option.of.join(", ")}` : option.about;
}
