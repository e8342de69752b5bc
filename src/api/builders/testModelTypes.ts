// For the test that keeps modelTypes.ts: its text, from the registry.

import type { CodeModel } from "../../core/code";
import type { Params } from "../../core/params";
import type { Models } from "../../models/registry";
import { camelCase } from "./models";

const HEAD = `// What each model's parameters are, for editors: made from src/models, do not edit. Models added there are added here
// by \`npx vitest run src/api\`; after other changes to them, add \`--update\`.
`;

const KINDS = {
  encoders: "EncoderTypes",
  rules: "RuleTypes",
  normalizations: "NormalizationTypes",
  neurons: "NeuronTypes",
  teachers: "TeacherTypes",
  codes: "CodeTypes",
} as const;

/** What builders are made from. */
interface Registry extends Models {
  readonly codes: Readonly<Record<string, CodeModel>>;
}

/** @param isIn - whether a model is to be in it, by its name there */
export function modelTypes(models: Registry, isIn: (name: string) => boolean = () => true): string {
  const groups = Object.entries(KINDS).map(([kind, type]) => {
    const members = Object.values(models[kind as keyof typeof KINDS])
      .filter(({ name }) => isIn(camelCase(name)))
      .map(({ name, about, params }) => {
        const lines = Object.entries(params as Params).map(
          ([symbol, { value, unit, about }]) =>
            `    /** ${clean(about)}; ${value}${unit === "1" ? "" : ` ${unit}`} if absent */\n    ${symbol}?: number;\n`,
        );
        const body = lines.length > 0 ? `{\n${lines.join("")}  }` : "Record<never, number>";
        return `  /** ${clean(about)} */\n  ${camelCase(name)}: ${body};\n`;
      });
    return `\nexport interface ${type} {\n${members.join("")}}\n`;
  });
  return HEAD + groups.join("");
}

/** A text that ends no comment. */
const clean = (text: string) => text.replaceAll("*/", "").replaceAll(/\s+/g, " ");
