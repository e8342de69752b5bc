// Files of agents: exact from end to end, refused where they are damaged, and not taken for those of other networks.
import { beforeAll, describe, expect, test } from "vitest";
import { withPart } from "../compiler/testDocuments";
import { readSafetensors, type Tensor, writeSafetensors } from "../data/safetensors";
import { mnistLatency400 } from "../examples/mnistLatency400";
import { compileAgent } from "./agents/agentModel";
import { corridor, walker } from "./agents/testAgents";
import { compile } from "./model";
import { isSavedAgent, readAgentFile, readModelFile, readSaved, writeModelFile } from "./modelFile";
import { weightHash } from "./weightHash";

const document = withPart(walker, "agent.reward", { name: "baseline" }); // with a mean to be kept

async function trained(until: number) {
  const model = await compileAgent(document, { engine: "event" });
  await model.train(corridor(), { until });
  return model;
}
type Model = Awaited<ReturnType<typeof trained>>;
const fileOf = async (model: Model) =>
  writeModelFile({ document: model.document, checkpoint: await model.checkpoint() });

let good: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  good = await fileOf(await trained(10));
});

test("10 episodes, a file, and 10 more end as 20 do, to the bit", async () => {
  const whole = await trained(20);
  const saved = readAgentFile("f", good);
  expect(saved.document).toEqual(document);
  expect(saved.checkpoint.episodes).toBe(10);
  expect(saved.checkpoint.decisions).toBeGreaterThan(20);
  expect(saved.checkpoint.baseline).toBeGreaterThan(0);
  const rest = await compileAgent(saved.document, { engine: "event" });
  await rest.restore(saved.checkpoint);
  await rest.train(corridor(), { until: 20 });
  expect(await weightHash(rest.engine)).toBe(await weightHash(whole.engine));
  expect(await fileOf(rest)).toEqual(await fileOf(whole));
});

test("what is read is what was written, and no one's but an agent's", async () => {
  const saved = readSaved("f", good);
  expect(isSavedAgent(saved)).toBe(true);
  expect(writeModelFile(saved)).toEqual(good);
  expect(() => readModelFile("f", good)).toThrow("f: holds an agent. Open it as one: loadAgent(file).");
  const model = await compile(mnistLatency400, { engine: "event" });
  const other = writeModelFile({ document: mnistLatency400, checkpoint: await model.checkpoint() });
  expect(isSavedAgent(readSaved("f", other))).toBe(false);
  expect(() => readAgentFile("f", other)).toThrow(
    "f: holds no agent. Open it as a network: loadNetwork(file).",
  );
});

describe("a file is refused", () => {
  const changed = (change: (metadata: Map<string, string>, tensors: Map<string, Tensor>) => void) => {
    const parts = readSafetensors("f", good);
    const [metadata, tensors] = [new Map(parts.metadata), new Map(parts.tensors)];
    change(metadata, tensors);
    return writeSafetensors({ metadata, tensors });
  };
  const counters = (change: object) => () =>
    changed((metadata) => {
      const whole = JSON.parse(metadata.get("training")!);
      metadata.set("training", JSON.stringify({ ...whole, ...change }));
    });
  const tensor = (name: string, value: Tensor) => () => changed((_, tensors) => tensors.set(name, value));
  const lost = "does not say where its training stands. It is damaged.";

  test.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
    ["without episodes", counters({ episodes: undefined }), lost],
    ["with half a decision", counters({ decisions: 0.5 }), lost],
    ["with less than none", counters({ episodes: -1 }), lost],
    ["with no mean of rewards", counters({ baseline: null }), lost],
    ["without a clock", counters({ clock: "soon" }), lost],
    ["without counters", () => changed((metadata) => metadata.delete("training")), lost],
    [
      "with weights of another network",
      tensor("places_actors.w", { shape: [2, 2], data: new Float32Array(4) }),
      "places_actors.w: [3, 2] is what its network has, got [2, 2].",
    ],
    [
      "with infinite weights",
      tensor("places_actors.w", { shape: [3, 2], data: new Float32Array(6).fill(Infinity) }),
      "places_actors.w[0] is Infinity; finite numbers are expected.",
    ],
    [
      "with answers, which no agent gives",
      tensor("training/responses", { shape: [0], data: new Uint32Array(0) }),
      '"training/responses": its network has no such array.',
    ],
    [
      "with an agent that is none",
      () =>
        changed((metadata) => {
          metadata.set("document", JSON.stringify(withPart(document, "agent.act.copy", "places")));
        }),
      "its network is not right. agent.act.copy: must be another input",
    ],
    ["that was cut off", () => good.slice(0, good.length - 9), "f.spikeyard: "],
  ])("%s", (_, bytes, message) => {
    expect(() => readAgentFile("f.spikeyard", bytes())).toThrow(message);
    expect(() => readAgentFile("f.spikeyard", bytes())).toThrow("f.spikeyard: ");
  });
});
