// Plain data, and calls with plain data, as TypeScript. Every text is quoted here and nowhere else.

const CALLEE = Symbol("callee");

/** A call in the printed code. */
export interface Call {
  readonly [CALLEE]: string;
  readonly args: readonly unknown[];
}

/** @param callee - a name of ours, never a user's text */
export const call = (callee: string, args: readonly unknown[]): Call => ({ [CALLEE]: callee, args });
export const isCall = (value: unknown): value is Call =>
  typeof value === "object" && value !== null && CALLEE in value;
export const calleeOf = (call: Call): string => call[CALLEE];

const WIDTH = 100;

/** @param indent - of the line that it begins in; `used` - letters of that line that stand around it */
export function printLiteral(value: unknown, indent = "", used = 0): string {
  const line = printLine(value);
  if (indent.length + used + line.length <= WIDTH || isScalar(value)) return line;
  const inner = `${indent}  `;
  if (isCall(value)) {
    const [first, ...rest] = value.args;
    const start = `${value[CALLEE]}(`;
    // the last argument alone is broken: `new Sequential([`
    if (rest.length === 0) return `${start}${printLiteral(first, indent, start.length + 1)})`;
    const head = value.args.slice(0, -1).map(printLine);
    if (head.join(", ").length < WIDTH / 2) {
      const front = `${start}${head.join(", ")}, `;
      return `${front}${printLiteral(value.args.at(-1), indent, front.length + 1)})`;
    }
    const lines = value.args.map((arg) => `${inner}${printLiteral(arg, inner, 1)},\n`);
    return `${start}\n${lines.join("")}${indent})`;
  }
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "number"))
    return `[\n${filled(value.map(printScalar), inner)}${indent}]`;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${printLiteral(item, inner, 1)},\n`).join("")}${indent}]`;
  }
  const lines = Object.entries(value as object).map(([key, item]) => {
    const start = `${printKey(key)}: `;
    return `${inner}${start}${printLiteral(item, inner, start.length + 1)},\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

/** Numbers, as many to a line as fit. */
function filled(words: readonly string[], indent: string): string {
  let [text, line] = ["", indent];
  for (const word of words) {
    if (line.length + word.length + 1 > WIDTH && line !== indent) {
      text += `${line.trimEnd()}\n`;
      line = indent;
    }
    line += `${word}, `;
  }
  return `${text}${line.trimEnd()}\n`;
}

function printLine(value: unknown): string {
  if (isScalar(value)) return printScalar(value);
  if (isCall(value)) return `${value[CALLEE]}(${value.args.map(printLine).join(", ")})`;
  if (Array.isArray(value)) return `[${value.map(printLine).join(", ")}]`;
  const parts = Object.entries(value as object).map(([key, item]) => `${printKey(key)}: ${printLine(item)}`);
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}

type Scalar = string | number | boolean | null;

function isScalar(value: unknown): value is Scalar {
  return typeof value !== "object" || value === null;
}

/** JSON, whose texts are TypeScript's too, with the number that JSON has no word for. */
function printScalar(value: Scalar): string {
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/** As it stands where it is a name; in brackets where it would be no property but the prototype. */
function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : JSON.stringify(key);
}
