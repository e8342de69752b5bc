// Equation text -> tree. Precedence climbing over a small allow-list; size and depth are bounded so that
// hostile text can neither hang the page nor exhaust the stack.
import { ModelError } from "../util/errors";
import { DRAWING, FUNCTIONS } from "./functions";
import { type BinaryOp, bindingOf, type Node, PREFIX_BINDS, type Span, type Statement } from "./tree";

/** Bounds of one equation text. Chosen: far above any published neuron model, far below what could hang. */
export const LIMITS = { characters: 2000, nodes: 256, depth: 64 } as const;

/** Parses one expression, e.g. `"v > v_thresh + theta"`. @param path - names the place in errors */
export function parseExpression(text: string, path: string): Node {
  const parser = new Parser(text, path);
  const node = parser.whole(0);
  parser.end();
  return node;
}

/** Parses `target op value` statements, separated by new lines or semicolons. */
export function parseStatements(text: string, path: string): Statement[] {
  const parser = new Parser(text, path);
  const statements: Statement[] = [];
  while (!parser.atEnd()) statements.push(parser.statement());
  return statements;
}

/** What a text of equations says: the right side of each line, by the name on its left, and where that stands. */
export interface Equations {
  /** `dx/dt = value`, by x */
  readonly derivatives: ReadonlyMap<string, Equation>;
  /** `name = value`: another way to write that value in lines after it */
  readonly definitions: ReadonlyMap<string, Equation>;
}

export interface Equation {
  readonly value: Node;
  /** of the left side */
  readonly at: Span;
}

/** Parses lines of `dx/dt = value` and `name = value`. */
export function parseEquations(text: string, path: string): Equations {
  const parser = new Parser(text, path);
  const derivatives = new Map<string, Equation>();
  const definitions = new Map<string, Equation>();
  while (!parser.atEnd()) {
    const { name, derivative, ...equation } = parser.equation();
    const into = derivative ? derivatives : definitions;
    if (into.has(name))
      throw faultAt(path, text, equation.at, `${derivative ? `d${name}/dt` : name} is given twice.`);
    into.set(name, equation);
  }
  return { derivatives, definitions };
}

/** An error that shows the text and points at the span. */
export function faultAt(path: string, text: string, at: Span, what: string, underlined = ""): ModelError {
  const lineStart = at[0] === 0 ? 0 : text.lastIndexOf("\n", at[0] - 1) + 1;
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const column = at[0] - lineStart;
  const marks = "^".repeat(Math.max(1, Math.min(at[1], lineStart + line.length) - at[0]));
  return new ModelError(
    path,
    `${what}\n  ${line}\n  ${" ".repeat(column)}${marks}${underlined && ` ${underlined}`}`,
    at,
  );
}

type Token = {
  readonly kind: "number" | "name" | "symbol" | "break" | "end";
  readonly text: string;
  readonly at: Span;
};

const TOKEN =
  /[ \t\r]*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z]\w*)|([+\-*/]=|[<>]=|[-+*/^()<>=,])|([\n;]))/y;

class Parser {
  private readonly text: string;
  private readonly path: string;
  private readonly tokens: Token[];
  private next = 0;
  private nodes = 0;

  constructor(text: string, path: string) {
    if (text.length > LIMITS.characters) {
      throw new ModelError(path, `${text.length} characters; at most ${LIMITS.characters}. Split the model.`);
    }
    this.text = text;
    this.path = path;
    this.tokens = this.tokenize();
  }

  private tokenize(): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    for (;;) {
      const start = TOKEN.lastIndex;
      const match = TOKEN.exec(this.text);
      if (!match) {
        const rest = start + (/^[ \t\r]*/.exec(this.text.slice(start))?.[0].length ?? 0);
        if (rest < this.text.length) {
          const [symbol] = this.text.slice(rest, rest + 2); // whole, where it takes two UTF-16 units
          throw faultAt(this.path, this.text, [rest, rest + 1], `'${symbol}' is not part of an equation.`);
        }
        tokens.push({ kind: "end", text: "the end", at: [this.text.length, this.text.length] });
        return tokens;
      }
      const [, number, name, symbol, lineBreak] = match;
      const text = number ?? name ?? symbol ?? lineBreak!;
      const kind = number ? "number" : name ? "name" : symbol ? "symbol" : "break";
      tokens.push({ kind, text, at: [TOKEN.lastIndex - text.length, TOKEN.lastIndex] });
    }
  }

  private peek(): Token {
    return this.tokens[this.next]!;
  }

  private take(): Token {
    return this.tokens[this.next++]!;
  }

  private fail(token: Token, expected: string): never {
    const got =
      token.kind === "break" ? "the end of the line" : token.kind === "end" ? "the end" : `'${token.text}'`;
    throw faultAt(this.path, this.text, token.at, `${expected} expected, got ${got}.`);
  }

  private expect(text: string): Token {
    const token = this.take();
    if (token.text !== text) this.fail(token, `'${text}'`);
    return token;
  }

  private takeName(what: string): Token {
    const token = this.take();
    if (token.kind !== "name") this.fail(token, what);
    return token;
  }

  /** Skips line breaks; true if nothing else is left. */
  atEnd(): boolean {
    while (this.peek().kind === "break") this.next++;
    return this.peek().kind === "end";
  }

  end(): void {
    if (!this.atEnd()) this.fail(this.peek(), "An operator or the end");
  }

  private endOfLine(): void {
    const token = this.peek();
    if (token.kind !== "break" && token.kind !== "end") this.fail(token, "An operator or a new line");
  }

  statement(): Statement {
    const target = this.takeName("A variable");
    const op = this.take();
    if (!/^[+\-*/]?=$/.test(op.text)) this.fail(op, "=, +=, -=, *= or /=");
    const value = this.whole(0);
    this.endOfLine();
    return { target: target.text, op: op.text as Statement["op"], value, at: [target.at[0], value.at[1]] };
  }

  equation(): { name: string; derivative: boolean; value: Node; at: Span } {
    const left = this.takeName("dx/dt, or a name,");
    const derivative = this.peek().text === "/";
    if (derivative) {
      if (left.text.length < 2 || left.text[0] !== "d") this.fail(left, "dx/dt");
      this.next++;
      this.expect("dt");
    }
    this.expect("=");
    const value = this.whole(0);
    this.endOfLine();
    return { name: derivative ? left.text.slice(1) : left.text, derivative, value, at: left.at };
  }

  private count<T extends Node>(node: T): T {
    if (++this.nodes > LIMITS.nodes) {
      throw faultAt(this.path, this.text, node.at, `More than ${LIMITS.nodes} terms. Split the equation.`);
    }
    return node;
  }

  /** An expression, or `a if holds else b`. */
  whole(depth: number): Node {
    const value = this.expression(0, depth);
    if (this.peek().text !== "if") return value;
    this.next++;
    const holds = this.expression(0, depth + 1);
    this.expect("else");
    const otherwise = this.whole(depth + 1);
    const at: Span = [value.at[0], otherwise.at[1]];
    return this.count({ kind: "call", fn: "where", args: [holds, value, otherwise], at });
  }

  private expression(minimum: number, depth: number): Node {
    if (depth > LIMITS.depth) {
      throw faultAt(
        this.path,
        this.text,
        this.peek().at,
        `Nested deeper than ${LIMITS.depth}. Simplify the equation.`,
      );
    }
    let left = this.operand(depth + 1);
    for (;;) {
      const token = this.peek();
      const binds = bindingOf(token.text);
      if (binds === undefined || binds < minimum) return left;
      this.next++;
      const isPower = token.text === "^"; // binds to the right
      const right = this.expression(isPower ? binds : binds + 1, depth + 1);
      const op = token.text as BinaryOp;
      left = this.count({ kind: "binary", op, left, right, at: [left.at[0], right.at[1]] });
    }
  }

  private operand(depth: number): Node {
    const token = this.take();
    if (token.kind === "number") return this.number(token);
    if (token.text === "(") {
      const inner = this.whole(depth);
      const close = this.expect(")");
      return { ...inner, at: [token.at[0], close.at[1]] };
    }
    if (token.text === "-" || token.text === "not") {
      const arg = this.expression(PREFIX_BINDS[token.text], depth);
      return this.count({ kind: "unary", op: token.text, arg, at: [token.at[0], arg.at[1]] });
    }
    if (token.kind !== "name" || bindingOf(token.text) !== undefined || /^(?:if|else)$/.test(token.text))
      this.fail(token, "A number, a name or '('");
    if (this.peek().text !== "(") return this.count({ kind: "name", name: token.text, at: token.at });
    return this.call(token, depth);
  }

  private number(token: Token): Node {
    const value = Number(token.text);
    if (!Number.isFinite(Math.fround(value)))
      throw faultAt(this.path, this.text, token.at, "Too large a number: 3.4e38 is the largest.");
    return this.count({ kind: "number", value, at: token.at });
  }

  private call(name: Token, depth: number): Node {
    const arity = DRAWING.has(name.text)
      ? 0
      : Object.hasOwn(FUNCTIONS, name.text)
        ? FUNCTIONS[name.text]!.arity
        : null;
    if (arity === null) {
      const known = [...Object.keys(FUNCTIONS), ...DRAWING].join(", ");
      throw faultAt(this.path, this.text, name.at, `There is no function '${name.text}'. Known: ${known}.`);
    }
    this.expect("(");
    const args: Node[] = [];
    while (this.peek().text !== ")") {
      if (args.length > 0) this.expect(",");
      args.push(this.whole(depth));
    }
    const close = this.expect(")");
    const at: Span = [name.at[0], close.at[1]];
    if (args.length !== arity) {
      throw faultAt(this.path, this.text, at, `${name.text}() takes ${arity} arguments, got ${args.length}.`);
    }
    return this.count({ kind: "call", fn: name.text, args, at });
  }
}
