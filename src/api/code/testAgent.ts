// For tests: random agents, as `agents.actorCritic` makes them, and others that it does not.
import fc from "fast-check";
import type { NetworkDocument } from "../../core/document";
import { agents, observe, type Sight } from "../builders/agents";

/** An object with some of these, absent rather than undefined. */
const some = <T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(parts, { requiredKeys: [] });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const positive = fc.double({ min: 0.01, max: 9, noNaN: true });

const SIGHTS: readonly (readonly [environment: string | undefined, sight: Sight])[] = [
  ["gridworld", observe.boxes(100)],
  ["cart_pole", observe.tiles([8, 4, 4, 6, 6])],
  ["cart_pole", observe.population([4, 7], { sigma: 0.5 })],
  ["acrobot", observe.level([2, 3])],
  ["water_maze", observe.radial([5, 5])],
  [undefined, observe.boxes(3)],
];

const usual = fc.constantFrom(...SIGHTS).chain(([environment, sight]) =>
  some({
    actors: fc.constant(12), // of 2, 3 and 4 acts, and of directions
    active: fc.integer({ min: 1, max: 99 }),
    epsilon: share,
    reward: share.map((gamma) => ({ name: "td", params: { gamma } })),
    tau_e: positive,
    etaActor: positive,
    a_minus: share,
    most: positive,
    critic: some({
      neurons: fc.integer({ min: 1, max: 32 }),
      eta: positive,
      most: positive,
      silence: share.map((worth) => 0 - worth),
    }),
    episodes: fc.integer({ min: 1, max: 999 }),
    name: fc.string({ unit: "binary", maxLength: 12 }),
    seed: fc.nat(2 ** 31),
  }).map((options) =>
    agents.actorCritic({
      ...options,
      observe: sight,
      ...(environment === undefined ? { actors: 2 } : { environment }),
    }),
  ),
);

/** Changes of which the builder knows nothing. */
const CHANGES: readonly ((document: NetworkDocument) => NetworkDocument)[] = [
  (document) => ({ ...document, agent: { ...document.agent!, reward: { name: "baseline" } } }),
  (document) => ({
    ...document,
    agent: { ...document.agent!, decision: { ...document.agent!.decision, rest: 9 } },
  }),
  (document) => {
    const { layout: _, ...others } = document;
    return others;
  },
  ({ populations: { critic, ...others }, ...document }) => ({
    ...document,
    populations: { critic: { ...critic!, label: "Expects" }, ...others },
  }),
];

export const anyAgent: fc.Arbitrary<NetworkDocument> = fc
  .tuple(usual, fc.option(fc.constantFrom(...CHANGES), { nil: null, freq: 2 }))
  .map(([document, change]) => structuredClone(change ? change(document) : document));
