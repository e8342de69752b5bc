// 200 random edits, then 200 times back, give the document that was there before; and forth again, the one after them.
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { mnistLocal } from "../../../examples/mnistLocal";
import { mnistRate } from "../../../examples/mnistRate";
import { mnistReward400 } from "../../../examples/mnistReward400";
import { checkDocument, models, type NetworkDocument } from "../../../index";
import { withParam, withPositions, withSize, withWeight } from "../documentEdits";
import { putDocument, travel, useDocumentStore } from "../documentStore";
import { withConvolution, withInput, withNeurons, withWinnerTakeAll } from "./add";
import { fromText, partOf, toText, withPart } from "./clipboard";
import { offersFor, withConnection } from "./connect";
import { voteCardOf } from "./names";
import { withShift } from "./places";
import { withReadout } from "./readout";
import { without } from "./remove";
import { withLabel, withName } from "./rename";

const EDITS = 200;
/** Chosen: many runs of 200 edits, in a few seconds. */
const RUNS = 12;

type Numbers = readonly [number, number, number];
/** Each makes of a document and random numbers from 0 to 1 another, the same, or throws where it is refused. */
const MOVES: readonly ((document: NetworkDocument, random: Numbers) => NetworkDocument)[] = [
  (d, [a, x, y]) => withNeurons(d, one(Object.keys(models.neurons), a), "Cells", at(x, y)).document,
  (d, [a, x, y]) => withInput(d, one(Object.keys(models.encoders), a), "Eye", at(x, y)).document,
  (d, [, x, y]) => withWinnerTakeAll(d, "Winners", at(x, y)).document,
  (d, [a, x, y]) => withConvolution(d, { features: "F", pools: "P" }, at(x, y), card(d, a)).document,
  connectTwo,
  connectTwo,
  (d, [a]) => without(d, { cards: [one([...Object.keys(d.populations), voteCardOf(d)], a)] }),
  (d, [a]) => without(d, { projections: [one(Object.keys(d.projections), a)] }),
  (d, [a, b]) => withName(d, one([...Object.keys(d.populations), ...Object.keys(d.projections)], a), name(b)),
  (d, [a, b]) => withLabel(d, card(d, a), name(b)),
  (d, [a, b]) => withPart(d, fromText(toText(partOf(d, [card(d, a), card(d, b)])!)), at(a, b)).document,
  (d, [a]) => withReadout(d, card(d, a)),
  (d, [a, x, y]) => withShift(d, [card(d, a)], at(x, y)),
  (d, [a, x, y]) => withPositions(d, { [card(d, a)]: at(x, y) }),
  (d, [a, b]) => withSize(d, card(d, a), 1 + Math.floor(b * 900)),
  (d, [a, b]) => withWeight(d, one(Object.keys(d.projections), a), b),
  (d, [a, b]) => withParam(d, { kind: "population", id: card(d, a) }, "tau_m", 1 + b, 20),
];

beforeEach(() => useDocumentStore.temporal.getState().clear());

test.each([
  ["one layer", mnistRate],
  ["rewards", mnistReward400],
  ["stages", mnistLocal],
])(`${EDITS} random edits of a network with %s are taken back one by one`, (_, start) => {
  const moves = fc.array(
    fc.tuple(
      fc.nat(MOVES.length - 1),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.nat(999),
      fc.nat(999),
    ),
    { minLength: 4 * EDITS, maxLength: 4 * EDITS },
  );
  fc.assert(
    fc.property(moves, (steps) => {
      useDocumentStore.setState({ document: start });
      useDocumentStore.temporal.getState().clear();
      const trail = [start];
      for (const [move, a, x, y] of steps) {
        if (trail.length > EDITS) break;
        const before = useDocumentStore.getState().document;
        const next = tried(() => MOVES[move]!(before, [a, x / 1000, y / 1000]));
        if (next === null || next === before) continue;
        putDocument(next);
        trail.push(next);
      }
      expect(trail).toHaveLength(EDITS + 1);
      const last = JSON.stringify(trail.at(-1));
      for (const document of trail.toReversed().slice(1)) {
        expect(travel("back")).toBe(true);
        expect(useDocumentStore.getState().document).toBe(document);
      }
      expect(JSON.stringify(useDocumentStore.getState().document)).toBe(JSON.stringify(start));
      expect(travel("back")).toBe(false);
      while (travel("forth"));
      expect(JSON.stringify(useDocumentStore.getState().document)).toBe(last);
    }),
    { seed: 5, numRuns: RUNS },
  );
});

test("a card moved by many key presses goes back at once", () => {
  useDocumentStore.setState({ document: mnistRate });
  useDocumentStore.temporal.getState().clear();
  for (let k = 0; k < 30; k++)
    putDocument(withShift(useDocumentStore.getState().document, ["retina"], { x: 5, y: 0 }), "arrows");
  expect(useDocumentStore.getState().document.layout?.retina).toEqual({ x: 150, y: 0 });
  travel("back");
  expect(useDocumentStore.getState().document).toBe(mnistRate);
});

/** As the page does it: what the check refuses is not put there. */
function tried(move: () => NetworkDocument): NetworkDocument | null {
  try {
    const next = move();
    checkDocument(next);
    return next;
  } catch {
    return null;
  }
}

function connectTwo(document: NetworkDocument, [a, b, c]: Numbers): NetworkDocument {
  const [from, to] = [card(document, a), card(document, b)];
  const receptor = c < 0.5 ? "exc" : "inh";
  const fitting = offersFor(document, { from, to, receptor, rule: null }).filter(({ refusal }) => !refusal);
  const { connector } = one(fitting, c);
  return withConnection(document, { from, to, connector, receptor, rule: null }).document;
}

function one<T>(of: readonly T[], random: number): T {
  const found = of[Math.floor(random * of.length)];
  if (found === undefined) throw new Error("there is none");
  return found;
}
const card = (document: NetworkDocument, random: number) => one(Object.keys(document.populations), random);
const at = (x: number, y: number) => ({ x: Math.round(x * 900), y: Math.round(y * 900) });
const name = (random: number) => `p${Math.floor(random * 40)}`;
