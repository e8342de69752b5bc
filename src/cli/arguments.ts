// Arguments -> what is asked for. Everything wrong with them is one line that says what is possible.
import { parseArgs } from "node:util";
import { UsageError } from "./faults";
import {
  BENCHES,
  type BenchName,
  type Given,
  type Option,
  type Options,
  REPRODUCE,
  RUN,
  TRAIN,
} from "./options";

export type TrainRequest = { readonly command: "train"; readonly network: string } & Given<typeof TRAIN>;
export type RunRequest = {
  readonly command: "run";
  readonly network: string;
  readonly duration: number;
} & Given<typeof RUN>;
export type BenchRequest<Name extends BenchName = BenchName> = Name extends BenchName
  ? { readonly command: "bench"; readonly bench: Name } & Given<(typeof BENCHES)[Name]>
  : never;
export type ReproduceRequest = { readonly command: "reproduce"; readonly which: string } & Given<
  typeof REPRODUCE
>;
export type Request =
  | { readonly command: "help" }
  | TrainRequest
  | RunRequest
  | BenchRequest
  | ReproduceRequest;

const COMMANDS = ["train", "bench", "run", "reproduce"] as const;

/** @throws {UsageError} on the first thing that is wrong */
export function readArguments(given: readonly string[]): Request {
  const [command, ...rest] = given;
  if (given.some((word) => word === "--help" || word === "-h") || command === "help")
    return { command: "help" };
  switch (command) {
    case "train": {
      const [network, values] = readCommand("train", rest, TRAIN, "a preset, a .json or a .spikeyard file");
      return { command, network, ...(values as Given<typeof TRAIN>) };
    }
    case "run": {
      const [network, values] = readCommand("run", rest, RUN, "a preset or a .json file");
      const { duration, ...others } = values as Given<typeof RUN>;
      if (duration === undefined)
        throw new UsageError("run needs --duration MS, the biological time to simulate.");
      return { command, network, duration, ...others };
    }
    case "bench": {
      const every: Options = Object.assign({}, ...Object.values(BENCHES));
      const [bench, values] = readCommand("bench", rest, every, `one of ${Object.keys(BENCHES).join(", ")}`);
      if (!isBench(bench)) throw unknown("benchmark", bench, Object.keys(BENCHES));
      requireKnown(Object.keys(values), BENCHES[bench], `bench ${bench}`);
      return { command, bench, ...values } as BenchRequest;
    }
    case "reproduce": {
      const [which, values] = readCommand("reproduce", rest, REPRODUCE, "a preset", "all");
      return { command, which, ...(values as Given<typeof REPRODUCE>) };
    }
    case undefined:
      throw new UsageError(`a command is expected: ${COMMANDS.join(", ")}. --help says more.`);
    default:
      throw unknown("command", command, COMMANDS);
  }
}

/** The error for a name that is none of `known`. */
export function unknown(what: string, got: string, known: readonly string[]): UsageError {
  return new UsageError(`there is no ${what} '${got}'. There are: ${known.join(", ")}.`);
}

function isBench(name: string): name is BenchName {
  return Object.hasOwn(BENCHES, name);
}

/** The one word that a command takes beside its options, or the usual one, and those. */
function readCommand(
  command: string,
  words: readonly string[],
  options: Options,
  wanted: string,
  usual?: string,
): [name: string, values: Record<string, boolean | number | string>] {
  const types = Object.entries(options).map(([name, { kind }]) => {
    return [name, { type: kind === "flag" ? "boolean" : "string" }] as const;
  });
  const { values, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(types),
    strict: false, // its own messages name neither the command nor what there is
    allowPositionals: true,
  });
  requireKnown(Object.keys(values), options, command);
  const read = Object.entries(values).map(([name, value]) => [name, readValue(name, value, options[name]!)]);
  const [name = usual, extra] = positionals;
  if (name === undefined) throw new UsageError(`${command} needs ${wanted}.`);
  if (extra !== undefined)
    throw new UsageError(`${command}: '${extra}' is one name too many; options begin with --.`);
  return [name, Object.fromEntries(read)];
}

function requireKnown(names: readonly string[], options: Options, command: string): void {
  const wrong = names.find((name) => !Object.hasOwn(options, name));
  if (wrong === undefined) return;
  const dashes = wrong.length === 1 ? "-" : "--";
  const known = Object.keys(options).map((name) => `--${name}`);
  throw new UsageError(`${dashes}${wrong}: ${command} has no such option. There are: ${known.join(", ")}.`);
}

function readValue(name: string, got: unknown, option: Option): boolean | number | string {
  const expected = (what: string) =>
    new UsageError(
      `--${name}: ${what} is expected, got ${typeof got === "string" ? `'${got}'` : "nothing"}.`,
    );
  switch (option.kind) {
    case "flag":
      if (typeof got !== "boolean") throw new UsageError(`--${name} takes no value, got '${got}'.`);
      return got;
    case "text":
      if (typeof got !== "string" || got === "") throw expected(option.value);
      return got;
    case "choice":
      if (typeof got !== "string" || !option.of.includes(got))
        throw expected(`one of ${option.of.join(", ")}`);
      return got;
    default: {
      const { kind, low, high } = option;
      const value = typeof got === "string" && got.trim() !== "" ? Number(got) : Number.NaN;
      const fits = kind === "whole" ? Number.isInteger(value) : Number.isFinite(value);
      if (!fits || value < low || value > high)
        throw expected(`a ${kind === "whole" ? "whole " : ""}number from ${low} to ${high}`);
      return value;
    }
  }
}
