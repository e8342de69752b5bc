import { expect, test } from "vitest";
import { mnistFirst } from "../../../examples/mnistFirst";
import { shadersOf, toCode } from "../../../index";
import { tokensOf } from "./tokens";

const kinds = (code: string) => tokensOf(code).map(({ kind, text }) => `${kind} ${text}`);

test("words, numbers, texts, calls and comments are told apart", () => {
  expect(kinds('const a = f("x // y", 1e-3); // why')).toEqual([
    "word const",
    "plain  a = ",
    "name f",
    "plain (",
    'text "x // y"',
    "plain , ",
    "number 1e",
    "plain -",
    "number 3",
    "plain ); ",
    "comment // why",
  ]);
});

test("the pieces are the code again, for a network and all of its shaders", () => {
  for (const code of [toCode(mnistFirst), ...shadersOf(mnistFirst).map((shader) => shader.code)]) {
    expect(
      tokensOf(code)
        .map(({ text }) => text)
        .join(""),
    ).toBe(code);
  }
});
