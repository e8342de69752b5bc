// Pages that a script keeps up to date.
import { expect, test } from "vitest";
import { replacePart, toArguments, toTable } from "./page.mjs";

test("a part of the page is replaced between its markers, and only there", () => {
  const text = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n<!-- begin y -->\n<!-- end y -->\n";
  const replaced = replacePart(text, "x", "new");
  expect(replaced).toBe("a\n<!-- begin x -->\nnew\n<!-- end x -->\nb\n<!-- begin y -->\n<!-- end y -->\n");
  expect(replacePart(replaced, "x", "old")).toBe(text);
  expect(() => replacePart(text, "z", "new")).toThrow("no part 'z'");
});

test("a table has a line for its head, one below it, and one for each row", () => {
  expect(toTable(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
});

test("the folder with the data stands where DIR did", () => {
  expect(toArguments("bench x --data DIR", "some folder").slice(1)).toEqual([
    "bench",
    "x",
    "--data",
    "some folder",
  ]);
});
