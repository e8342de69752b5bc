// Code in pieces that have a colour each: enough of TypeScript and WGSL to be read, nothing of it is understood.

export type TokenKind = "plain" | "comment" | "text" | "number" | "word" | "name";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const WORDS: ReadonlySet<string> = new Set(
  (
    "import export from const let new true false null undefined " + // TypeScript
    "fn var if else for while loop break continue return struct override switch case default bitcast " + // WGSL
    "u32 i32 f32 bool vec2u vec3u vec4u vec4f array atomic ptr storage uniform workgroup function private read_write read"
  ).split(" "),
);

/** Each alternative is one kind; what none takes is plain. Linear: no part can be matched in two ways. */
const PIECE =
  /(?<comment>\/\/[^\n]*)|(?<text>"(?:[^"\\\n]|\\.)*")|(?<number>\b\d[\w.]*)|(?<word>[A-Za-z_]\w*)|(?<name>@\w+)/g;

export function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const plain = (to: number) => {
    if (to > at) tokens.push({ kind: "plain", text: code.slice(at, to) });
  };
  for (const match of code.matchAll(PIECE)) {
    const { comment, text, number, word } = match.groups!;
    const found = match[0];
    const isCall = word !== undefined && code[match.index + found.length] === "(";
    const kind: TokenKind = comment
      ? "comment"
      : text
        ? "text"
        : number
          ? "number"
          : word === undefined || isCall
            ? WORDS.has(found)
              ? "word"
              : "name"
            : WORDS.has(word)
              ? "word"
              : "plain";
    if (kind === "plain") continue; // joins what is around it
    plain(match.index);
    tokens.push({ kind, text: found });
    at = match.index + found.length;
  }
  plain(code.length);
  return tokens;
}
