// For the test that keeps docs/MODELS.md: its text, from the registries.

import { SIGNALS } from "../core/agent";
import type { Param } from "../core/params";
import { FORMS } from "../engines/rules/testForms";
import { NEURON_CHECKS } from "../engines/testNeurons";
import { COURSES } from "../engines/testSynapses";
import { type AnyModel, codes, environments, type Models } from "../models/registry";
import { readouts } from "../training/readouts/registry";
import { camelCase } from "./builders/models";

const HEAD = `# Models

Every neuron, synapse, learning rule, encoder, normalisation, teacher, readout, environment, observation code and reward
signal that comes with Spikeyard: made from \`src/models\`, do not edit. Models added there are added here by \`npx vitest run src/api\`; after other changes to
them, add \`--update\`. How they are used, and how to add your own, is in [API.md](API.md).

A parameter is given in its unit: ms, mV, pA, nS, pF, GOhm, Hz, or 1 for a plain number. What is not given has the value
in the table. Equations are those that the engines run.
`;

/** Folder of a kind, its heading, and how one is written in a script. */
const KINDS: readonly (readonly [keyof Models, string, (name: string) => string])[] = [
  ["neurons", "Neurons", (name) => `neuron.${name}({ ... })`],
  ["synapses", "Synapses", () => ""],
  ["rules", "Learning rules", (name) => `learn.${name}({ ... })`],
  ["encoders", "Encoders", (name) => `encode.${name}({ ... })`],
  ["normalizations", "Normalisations", (name) => `normalize.${name}({ ... })`],
  ["teachers", "Teachers", (name) => `teach.${name}({ ... })`],
];

/** @param isIn - whether a model is to be in it, by its file from the models' folder */
export function modelDocs(models: Models, isIn: (file: string) => boolean = () => true): string {
  const parts = KINDS.map(([folder, heading, written]) => {
    const sections = Object.values<AnyModel>(models[folder])
      .map((model) => ({ model, file: `${folder}/${camelCase(model.name)}` }))
      .filter(({ file }) => isIn(file))
      .map(({ model, file }) => sectionOf(model, file, written(camelCase(model.name))));
    return `\n## ${heading}\n${sections.join("")}`;
  });
  return HEAD + parts.join("") + readoutDocs() + environmentDocs(isIn) + codeDocs(isIn) + signalDocs();
}

function sectionOf(model: AnyModel, file: string, written: string): string {
  const use = written ? `\`${written}\` or ` : "";
  const lines = Object.entries(textsOf(model)).map(([part, text]) => `${part}: ${text}\n`);
  const blocks = [
    `### \`${model.name}\``,
    model.about,
    `${use}\`"${model.name}"\`; \`import { ... } from "spikeyard/models/${file}"\``,
    `\`\`\`\n${lines.join("")}\`\`\``,
    paramTable(Object.entries(model.params)),
    `Source: ${model.source}`,
    checkedAgainst(model),
  ];
  return sectionText(blocks);
}

const sectionText = (blocks: readonly string[]): string => `\n${blocks.filter(Boolean).join("\n\n")}\n`;

/** By tests that run on every engine and fail where a model of the kind has no entry. */
function checkedAgainst({ kind, name }: AnyModel): string {
  const of = <T>(checks: Readonly<Record<string, T>>) =>
    Object.hasOwn(checks, name) ? checks[name] : undefined;
  const [neuron, rule, synapse] = [of(NEURON_CHECKS), of(FORMS), of(COURSES)];
  const told = (against: string, also?: string) =>
    `Checked on every engine: ${against}${also ? `. Also: ${also}` : ""}`;
  if (kind === "neuron" && neuron) return told(neuron.against);
  if (kind === "rule" && rule) return told("a closed form of its weight over the times of spikes", rule.also);
  if (kind === "synapse" && synapse) return told("the closed form of what a spike starts", synapse.also);
  return "";
}

/** What the engines run, in the order in which it happens. */
function textsOf(model: AnyModel): Record<string, string> {
  const said: Record<string, string | undefined> = {};
  if (model.kind === "neuron") {
    for (const [name, { init, unit, slow }] of Object.entries(model.state))
      said[`state ${name}`] =
        `${init} at first, ${unit === "1" ? "a plain number" : unit}${slow ? ", outlives the sample" : ""}`;
    for (const line of statements(model.equations))
      said[line.split("=")[0]!.trim()] = line.split("=")[1]!.trim();
    said.threshold = model.threshold;
    said.reset = statements(model.reset).join("; ");
    said.refractory = model.refractory;
    said["spikes carry"] = model.carries;
    said["stepped by"] = model.integrator;
    for (const [name, { about, params }] of Object.entries(model.sets ?? {}))
      said[`set ${name}`] = [about, ...Object.entries(params).map(([p, value]) => `${p} ${value}`)].join(
        ", ",
      );
  } else if (model.kind === "synapse") {
    said.weight = `in ${model.unit === "1" ? "plain numbers" : model.unit}`;
    said["neuron needs"] = unitsOf(model.post);
    const { onSpike } = model;
    if (typeof onSpike === "string") said["on spike"] = onSpike;
    else for (const [receptor, text] of Object.entries(onSpike)) said[`on spike, ${receptor}`] = text;
  } else if (model.kind === "rule") {
    for (const [name, { of, tau, onSpike, onReward }] of Object.entries(model.traces)) {
      const fate = tau ? `decays by ${tau}` : "stays for the sample";
      said[`trace ${name}`] =
        of === "synapse"
          ? `of each synapse; ${fate}`
          : of === "reward"
            ? `${onReward ?? `${name} += reward`} at a reward; ${fate}`
            : `${onSpike ?? `${name} += 1`} at a ${of}synaptic spike; ${fate}`;
    }
    for (const [name, { value }] of Object.entries(model.sums ?? {})) said[`sum ${name}`] = value;
    said["on pre"] = model.onPre;
    said["on post"] = model.onPost;
    said["on reward"] = model.onReward;
    said["dw/dt"] = model.drift;
    said.bounds = model.bounds?.join(" to ");
  } else if (model.kind === "encoder") {
    said.spike = model.spike;
  } else if (model.kind === "normalization") {
    said.measure = model.measure;
    said.factor = model.factor;
  } else {
    said["neuron needs"] = unitsOf(model.post);
    for (const [name, { by, of }] of Object.entries(model.totals ?? {})) said[`${by} ${name}`] = of;
    said.reward = model.reward;
  }
  const whole = Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(whole);
}

function paramTable(params: readonly (readonly [string, Param])[]): string {
  if (params.length === 0) return "";
  const rows = params.map(([name, { value, unit, min, max, about }]) => {
    const bounds = min === undefined && max === undefined ? "any" : `${min ?? "-inf"} to ${max ?? "inf"}`;
    return [`\`${name}\``, String(value), unit, bounds, about];
  });
  return tableOf([["Parameter", "If absent", "Unit", "Bounds", ""], ...rows]);
}

function readoutDocs(): string {
  const rows = Object.values(readouts).map(({ name, about, source, reads }) => [
    `\`${name}\``,
    about,
    reads,
    source,
  ]);
  const head = ["`readout.by`", "How it answers", "Reads", "Source"];
  return `\n## Readouts\n\n${tableOf([head, ...rows])}\n`;
}

function environmentDocs(isIn: (file: string) => boolean): string {
  const sections = Object.values(environments)
    .map((model) => ({ model, file: `environments/${camelCase(model.name)}` }))
    .filter(({ file }) => isIn(file))
    .map(({ model, file }) => {
      const { observation, actions } = model.create();
      const seen = observation.map(
        ({ name, low, high, unit, whole }) =>
          `${name}: ${tidy(low)} to ${tidy(high)}${unit ? ` ${unit}` : ""}${whole ? ", whole" : ""}\n`,
      );
      const acts = actions === "direction" ? "a direction, in radians" : actions.join(", ");
      return sectionText([
        `### \`${model.name}\``,
        model.about,
        `\`makeEnvironment("${model.name}", { ... })\`; \`import { ... } from "spikeyard/models/${file}"\``,
        `\`\`\`\n${seen.join("")}actions: ${acts}\n\`\`\``,
        paramTable(Object.entries(model.params)),
        `Source: ${model.source}`,
      ]);
    });
  return `\n## Environments\n${sections.join("")}`;
}

function codeDocs(isIn: (file: string) => boolean): string {
  const sections = Object.values(codes)
    .map((code) => ({ code, file: `codes/${camelCase(code.name)}` }))
    .filter(({ file }) => isIn(file))
    .map(({ code, file }) => {
      const params = Object.entries(code.params);
      const some = params.length > 0 ? ", { ... }" : "";
      return sectionText([
        `### \`${code.name}\``,
        code.about,
        `\`observe.${camelCase(code.name)}(shape${some})\` or \`"${code.name}"\`; \`import { ... } from "spikeyard/models/${file}"\``,
        `The input's shape: ${code.extents}.`,
        paramTable(params),
        `Source: ${code.source}`,
      ]);
    });
  return `\n## Observation codes\n${sections.join("")}`;
}

function signalDocs(): string {
  const sections = Object.entries(SIGNALS).map(([name, { about, source, params }]) =>
    sectionText([`### \`${name}\``, about, paramTable(Object.entries(params)), `Source: ${source}`]),
  );
  return `\n## Reward signals\n${sections.join("")}`;
}

const tidy = (value: number): string => String(Number(value.toPrecision(4)));

/** The first row is the head; columns are as wide as their widest cell, as the formatter wants them. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = cells[0]!.map((_, k) => Math.max(3, ...cells.map((row) => row[k]!.length)));
  const lineOf = (row: readonly string[]) =>
    `| ${row.map((cell, k) => cell.padEnd(widths[k]!)).join(" | ")} |`;
  const [head, ...others] = cells;
  return [lineOf(head!), lineOf(widths.map((width) => "-".repeat(width))), ...others.map(lineOf)].join("\n");
}

const statements = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);

const unitsOf = (post: Readonly<Record<string, string>>): string =>
  Object.entries(post)
    .map(([name, unit]) => `${name} (${unit})`)
    .join(", ");
