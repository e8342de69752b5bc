// The weights that the page shows: of what is chosen, as one matrix whatever the connector.
import { expect, test } from "vitest";
import { mnistLocal } from "../../examples/mnistLocal";
import { stdpLab } from "../../examples/stdpLab";
import type { NetworkDocument } from "../../index";
import { openNetwork } from "./network";
import { weightsOf } from "./views";

test("kernels that all places share are shown once, a tile for each feature", async () => {
  const { engine } = await openNetwork(mnistLocal, "event");
  const view = await weightsOf(engine, null);
  const { from, to, connector } = mnistLocal.projections[view!.projection]!;
  const [, , features] = mnistLocal.populations[to]!.shape;
  expect(connector).toMatchObject({ name: "conv2d", kernel: view!.pre });
  expect(mnistLocal.populations[from]!.shape.length).toBe(2);
  expect(view).toMatchObject({ kernels: true, post: features });
  expect(view!.weights.length).toBe(view!.pre[0]! * view!.pre[1]! * features!);
  engine.dispose();
});

test("a chosen connection is shown in place of the first that learns; a sparse one has zeros", async () => {
  const [first, ...others] = Object.keys(stdpLab.projections);
  const sparse: NetworkDocument = {
    ...stdpLab,
    projections: {
      ...stdpLab.projections,
      [first!]: {
        ...stdpLab.projections[first!]!,
        connector: { name: "fixed_probability", p: 0.5 },
        weight: { uniform: [1, 2] },
      },
    },
  };
  const { engine } = await openNetwork(sparse, "event");
  const chosen = (await weightsOf(engine, first!))!;
  expect(chosen.projection).toBe(first);
  const stored = await engine.read(`${first}.w`);
  expect(chosen.weights.length).toBe(chosen.pre.reduce((a, b) => a * b) * chosen.post);
  expect([...chosen.weights].filter((w) => w !== 0)).toEqual([...stored]);
  expect(stored.length).toBeLessThan(chosen.weights.length);
  const learning = (await weightsOf(engine, null))!;
  expect(others).toContain(learning.projection);
  expect(sparse.projections[learning.projection]!.learn).toBeDefined();
  expect((await weightsOf(engine, "gone"))!.projection).toBe(learning.projection);
  engine.dispose();
});
