// What presets state: complete, about networks that can be trained, found by every alias, and the same on the page.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { useDocumentStore } from "../../app/state/documentStore";
import { EMBEDDED, LETTERS, MNIST } from "../../examples/lib/claims";
import { UsageError } from "../faults";
import { claims, presets } from "../presets";
import { choose, type Stated, stated, statedRewards } from "./stated";

test("the claims of the examples are found, each with its network", () => {
  expect(claims.size).toBeGreaterThanOrEqual(6);
  expect(stated.map(({ preset }) => preset).sort()).toEqual([...claims.keys()].sort());
  for (const { preset, document } of stated) expect(presets.get(preset), preset).toBe(document);
});

test.each(stated)("$preset can be trained, and what it states can be reached", ({ document, claim }) => {
  expect([MNIST, EMBEDDED, LETTERS]).toContain(claim.digits);
  expect(document.samples).toBe(claim.digits.drawn);
  expect(claim.accuracy).toBeGreaterThan(1 / document.readout!.classes); // guessing
  expect(claim.accuracy).toBeLessThanOrEqual(1);
  expect(claim.seconds).toBeGreaterThan(0);
  expect(claim.threads).toBeGreaterThanOrEqual(1);
  expect(claim.about).toMatch(/^[^|\n]{10,100}$/); // a cell of a table
});

test.each(statedRewards)(
  "$preset can learn from rewards, and what it states can be reached",
  ({ document, claim }) => {
    expect(document.agent?.environment ?? document.payment).toBeDefined();
    expect(claim.better === "more" ? claim.median >= claim.worst : claim.median <= claim.worst).toBe(true);
    expect(claim.seconds).toBeGreaterThan(0);
    expect(claim.about).toMatch(/^[^|\n]{10,100}$/); // a cell of a table
  },
);

test("the page's first network states what it reaches on the digits that need no download", () => {
  const first = stated.filter(({ document }) => document === useDocumentStore.getState().document);
  expect(first.map(({ claim }) => claim.digits)).toEqual([EMBEDDED]);
});

describe("choosing", () => {
  const names = (which: string, all?: readonly Stated[]) => choose(which, all).map(({ preset }) => preset);

  test("all are the quick ones first, and a name is one", () => {
    expect(names("all")).toEqual(stated.map(({ preset }) => preset));
    const seconds = choose("all").map(({ claim }) => claim.seconds);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    expect(names("mnist-latency-400")).toEqual(["mnist-latency-400"]);
  });

  test("the best state the most on all of MNIST, with a teacher or without", () => {
    const accuracies = choose("all").flatMap(({ claim }) => (claim.digits === MNIST ? [claim.accuracy] : []));
    expect(choose("best-local")[0]!.claim.accuracy).toBe(Math.max(...accuracies));
    expect(choose("best-unsupervised")[0]!.claim.accuracy).toBeGreaterThanOrEqual(0.954); // of one dense layer
    const taught = ["mnist-reward-400", "mnist-local"];
    expect(taught).not.toContain(names("best-unsupervised")[0]);
  });

  test("a logistic regression is a teacher, and a better preset takes over", () => {
    const [one] = choose("mnist-latency-400");
    const variant = (preset: string, by: "proportion" | "logistic", accuracy: number): Stated => ({
      preset,
      document: { ...one!.document, readout: { ...one!.document.readout!, by } },
      claim: { ...one!.claim, accuracy },
    });
    const all = [...stated, variant("named", "proportion", 0.991), variant("fitted", "logistic", 0.992)];
    expect(names("best-unsupervised", all)).toEqual(["named"]);
    expect(names("best-local", all)).toEqual(["fitted"]);
  });

  test("what is no preset, or states nothing, is one line with those that do", () => {
    const known = `${[...stated, ...statedRewards].map(({ preset }) => preset).join(", ")}, best-unsupervised, best-local, agents, all.`;
    expect(() => choose("mnist")).toThrow(new UsageError(`there is no preset 'mnist'. There are: ${known}`));
    expect(() => choose("toString")).toThrow(/^there is no preset 'toString'/);
    expect(() => choose("cuba")).toThrow(
      new UsageError(`cuba states nothing to reproduce. These do: ${known}`),
    );
  });
});

test("docs/RESULTS.md has a row for each preset, with what it states now (npm run results)", () => {
  const page = readFileSync("docs/RESULTS.md", "utf8"); // tests run in the repository's root
  const rows = partOf(page, "results");
  const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  const written = cells.map(([, preset, about, , , accuracy, , seconds]) => [
    preset,
    about,
    accuracy,
    seconds,
  ]);
  const now = stated.map(({ preset, claim: { about, accuracy, seconds } }) => [
    `\`${preset}\``,
    about,
    `≥ ${Number((100 * accuracy).toPrecision(3))} %`,
    `≤ ${seconds} s`,
  ]);
  expect(written).toEqual(now);
});

test("docs/RESULTS.md has a row for all that learns from rewards, with what it states now (npm run results -- --agents)", () => {
  const rows = partOf(readFileSync("docs/RESULTS.md", "utf8"), "agents");
  const written = rows.map((row) => row.split("|").map((cell) => cell.trim()));
  const now = statedRewards.map(({ preset, claim: { about, median, worst, better, seconds } }) => {
    const most = better === "more" ? "≥" : "≤";
    return [`\`${preset}\``, about, `${most} ${median}, ${most} ${worst}`, `≤ ${seconds} s`];
  });
  expect(written.map(([, preset, about, , , , , said, , time]) => [preset, about, said, time])).toEqual(now);
});

/** Rows of a table that a script writes. */
function partOf(page: string, part: string): string[] {
  const [, text = ""] = page.split(`<!-- begin ${part} -->`);
  const rows = text.split(`<!-- end ${part} -->`)[0]!.split("\n");
  return rows.filter((line) => /^\| `/.test(line));
}
