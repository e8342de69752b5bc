import { expect, test } from "vitest";
import { toCsv } from "./files";

test("a table has its units in the header, and cells that cannot break it or run in a table program", () => {
  const csv = toCsv({
    header: ["time (ms)", 'v of "a, b" (mV)'],
    rows: [
      [0.1 + 0.2, -65],
      [null, Number.NaN],
      ["=1+1", "plain"],
    ],
  });
  expect(csv).toBe('time (ms),"v of ""a, b"" (mV)"\r\n0.3,-65\r\n,\r\n\'=1+1,plain\r\n');
});
