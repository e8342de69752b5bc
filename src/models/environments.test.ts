// Every environment of the registry, as `checkedEnvironment` lets it through: shapes, ranges, ends, and nothing by chance.
import { describe, expect, test } from "vitest";
import { defineEnvironment, type Environment, type Outcome, type SceneShape } from "../core/environment";
import { checkedEnvironment } from "../training/agents/checked";
import { uniform } from "../util/random";
import { environments, makeEnvironment } from "./registry";

const all = Object.values(environments);
const STEPS = 2000;

const actOf = ({ actions }: Environment, step: number) =>
  actions === "direction"
    ? 2 * Math.PI * uniform(1, 0, 0, step)
    : Math.floor(actions.length * uniform(1, 0, 0, step));

/** So many steps of an agent that acts by chance, always the same one, over as many episodes as they take. */
function walk(environment: Environment, seed: number, steps = STEPS): Outcome[] {
  environment.reset(seed);
  let episode = 0;
  return Array.from({ length: steps }, (_, step) => {
    const outcome = environment.step(actOf(environment, step));
    if (outcome.done || outcome.truncated) environment.reset(seed + ++episode);
    return outcome;
  });
}

/** of sums such as 0.1 + 0.9 */
const ROUNDING = 1e-9;

function edgesOf(shape: SceneShape): (readonly [x: number, y: number])[] {
  if (shape.kind === "line") return [...shape.points];
  const { x, y } = shape;
  if (shape.kind === "text") return [[x, y]];
  if (shape.kind === "box")
    return [
      [x, y],
      [x + shape.width, y + shape.height],
    ];
  return [
    [x - shape.r, y - shape.r],
    [x + shape.r, y + shape.r],
  ];
}

const rewardsOf = (outcomes: readonly Outcome[]) => outcomes.map(({ reward }) => reward);

test("there is one for each task", () => {
  expect(Object.keys(environments).sort()).toEqual([
    "acrobot",
    "bandit",
    "cart_pole",
    "cue_association",
    "gridworld",
    "pong",
    "t_maze",
    "water_maze",
  ]);
});

describe.each(all)("$name", (model) => {
  test("says what it is and where it comes from", () => {
    expect(model.create().name).toBe(model.name);
    expect(model.about.length).toBeGreaterThan(20);
    expect(model.source).toMatch(/\b(19|20)\d\d\b/);
    for (const { about } of Object.values(model.params)) expect(about.length).toBeGreaterThan(5);
  });

  test("stays finite, within bounds, and ends", () => {
    const environment = checkedEnvironment(model.create());
    const outcomes = walk(environment, 1);
    expect(outcomes.filter(({ done, truncated }) => done && truncated)).toEqual([]);
    expect(outcomes.filter(({ done, truncated }) => done || truncated).length).toBeGreaterThan(1);
    const unbounded = model.name === "cart_pole"; // its last step leaves the bounds, and its speeds have none
    for (const [k, { low, high }] of environment.observation.entries()) {
      const values = outcomes.map(({ observation }) => observation[k]!);
      if (!unbounded) expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      if (!unbounded) expect(Math.max(...values)).toBeLessThanOrEqual(high);
    }
  });

  test("does the same for the same seed, another thing for another", () => {
    const outcomes = walk(model.create(), 1, 600);
    expect(walk(model.create(), 1, 600)).toEqual(outcomes);
    const used = checkedEnvironment(model.create());
    walk(used, 7, 50);
    expect(rewardsOf(walk(used, 1, 600))).toEqual(rewardsOf(outcomes));
    const others = [2, 3, 4, 5, 6].map((seed) => JSON.stringify(walk(model.create(), seed, 600)));
    const isOther = others.some((other) => other !== JSON.stringify(outcomes)); // of few starts one may come again
    expect(isOther).toBe(model.name !== "gridworld"); // where nothing is drawn
  });

  test("refuses what is no act", () => {
    const environment = checkedEnvironment(model.create());
    environment.reset(0);
    const wrong = environment.actions === "direction" ? Number.NaN : environment.actions.length;
    expect(() => environment.step(wrong)).toThrow(`environment ${model.name}, episode 1, step 0: `);
  });

  test("is drawn within its scene, with what acts in it", () => {
    const environment = model.create();
    walk(environment, 3, 40);
    const { x, y, width, height, shapes } = environment.scene!();
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
    if (model.name !== "cue_association") expect(shapes.map(({ role }) => role)).toContain("agent");
    for (const [px, py] of shapes.flatMap(edgesOf)) {
      expect(px).toBeGreaterThanOrEqual(x - ROUNDING);
      expect(px).toBeLessThanOrEqual(x + width + ROUNDING);
      expect(py).toBeGreaterThanOrEqual(y - ROUNDING);
      expect(py).toBeLessThanOrEqual(y + height + ROUNDING);
    }
  });

  test("tells of each of its sites what would be observed there", () => {
    const environment = model.create();
    environment.reset(1);
    const n = environment.observation.length;
    for (const { observation } of environment.sites?.() ?? []) expect(observation).toHaveLength(n);
    const known = ["gridworld", "t_maze", "water_maze"].includes(model.name);
    expect(Boolean(environment.sites)).toBe(known);
    expect(Boolean(environment.shortest)).toBe(known);
  });

  test("refuses parameters that it has not, or that are out of bounds", () => {
    expect(() => model.create({ gravitas: 1 })).toThrow(
      `${model.name}.gravitas: ${model.name} has no such parameter.`,
    );
    const bounded = Object.entries(model.params).find(([, { max }]) => max !== undefined)!;
    expect(() => model.create({ [bounded[0]]: bounded[1].max! + 1 })).toThrow(
      `${model.name}.${bounded[0]}: ${bounded[1].max! + 1}`,
    );
  });
});

test("one is made by its name and parameters", () => {
  const bandit = makeEnvironment("bandit", { arms: 7 });
  expect(bandit.actions).toHaveLength(7);
  expect(() => makeEnvironment("cartpole")).toThrow(
    "environment: there is no 'cartpole'. Did you mean 'cart_pole'?",
  );
  expect(() => makeEnvironment("toString")).toThrow("there is no 'toString'. There are acrobot, bandit,");
});

test("a definition is checked at once", () => {
  const about = { name: "mine", about: "An empty world.", source: "of one's own" };
  const create = () => environments.pong!.create();
  const params = { size: { value: 9, unit: "1", max: 5, about: "its size" } };
  expect(() => defineEnvironment({ ...about, params, create })).toThrow("mine.params.size: 9 is outside");
  expect(() => defineEnvironment({ ...about, params: {}, create: 1 as never })).toThrow("mine.create");
  expect(() => defineEnvironment({ ...about, name: "My world", params: {}, create })).toThrow("My world");
});
