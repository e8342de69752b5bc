// Lessons: each opens an example that is there, begins undone, and every step is done by what it asks for.
import { beforeEach, expect, test } from "vitest";
import { PRESETS, presetOf } from "../gallery/presets";
import { SpikeHistory } from "../live/spikeHistory";
import { OPENING } from "../session/opening";
import type { Status } from "../session/protocol";
import { markDone, useGuideStore } from "../state/guideStore";
import { spikesOf } from "./facts";
import type { Facts, SpikeFacts } from "./lesson";
import { LESSONS, lessonOf } from "./lessons";

const SILENT: SpikeFacts = { total: 0, fired: 0, top: 0, rate: 0, ms: 1000 };
const ready: Status = { ...OPENING, phase: "ready" };

interface Change {
  readonly status?: Partial<Status>;
  readonly spikes?: Partial<SpikeFacts>;
  readonly passed?: number;
  readonly weights?: readonly number[];
  /** parameters, by owner */
  readonly params?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** weight or delay, by projection */
  readonly numbers?: Readonly<Record<string, { readonly weight?: number; readonly delay?: number }>>;
}

function factsOf(
  lesson: string,
  { status, spikes, passed = 0, weights = [], params, numbers }: Change = {},
): Facts {
  const { document } = presetOf(lessonOf(lesson)!.preset)!;
  const changed = {
    ...document,
    populations: Object.fromEntries(
      Object.entries(document.populations).map(([id, one]) => [
        id,
        { ...one, params: { ...one.params, ...params?.[id] } },
      ]),
    ),
    projections: Object.fromEntries(
      Object.entries(document.projections).map(([id, one]) => {
        const learn = one.learn && { ...one.learn, params: { ...one.learn.params, ...params?.[id] } };
        return [id, { ...one, ...numbers?.[id], ...(learn ? { learn } : {}) }];
      }),
    ),
  };
  return {
    document: changed,
    status: { ...ready, ...status },
    before: { document, status: ready },
    passed,
    spikes: () => ({ ...SILENT, ...spikes }),
    weights,
  };
}

/** An agent whose last episodes took so many steps. */
const ledIn = (steps: number) => ({
  world: "",
  planned: 300,
  judged: "steps" as const,
  recent: { total: 1, steps, count: 20 },
});

/** What ends each step of each lesson, in order. */
const WAYS: Readonly<Record<string, readonly Change[]>> = {
  neuron: [
    { spikes: { total: 5 } },
    { params: { neuron: { i_ext: 140 } }, passed: 100 },
    { params: { neuron: { i_ext: 300 } }, spikes: { rate: 63 } },
    { params: { neuron: { tau_m: 10 } } },
    { params: { neuron: { tau_m: 20 } } },
  ],
  stdp: [
    { spikes: { total: 3 } },
    { weights: [0.05, 0.3, 0.2] },
    { numbers: { clock_neuron: { delay: 10 } } },
    { params: { inputs_neuron: { a_minus: 0 } } },
  ],
  winner: [
    { passed: 300, spikes: { total: 20 } },
    { numbers: { inhibition: { weight: 0 } }, spikes: { fired: 12 } },
    { numbers: { inhibition: { weight: 12 } } },
    { params: { rivals: { i_ext: 150 } }, passed: 300, spikes: { total: 40 } },
  ],
  teach: [
    { status: { phase: "running" }, passed: 120 },
    { status: { samples: 3 } },
    { status: { samples: 1200 } },
    { status: { heldOut: [{ samples: 1000, accuracy: 0.75, count: 500 }] } },
    { status: { phase: "running", samples: 8000 } },
  ],
  dopamine: [
    { status: { phase: "running" }, passed: 300 },
    { status: { samples: 3 } },
    { status: { samples: 20, agent: ledIn(55) } },
    { status: { samples: 60, agent: ledIn(24) } },
    { params: { eye_actors: { eta: 0 } } },
  ],
  "break-it": [
    { status: { samples: 3 } },
    {
      status: {
        findings: [
          {
            kind: "runaway_threshold",
            figure: 9,
            limit: 8,
            knob: "features.theta_plus",
            direction: "down",
            message: "",
          },
        ],
      },
    },
    { params: { features: { theta_plus: 1 } } },
    { status: { heldOut: [{ samples: 1000, accuracy: 0.7, count: 500 }] } },
  ],
  balance: [
    { passed: 60, spikes: { total: 40, rate: 5 } },
    { numbers: { inh_exc: { weight: 20 } }, spikes: { rate: 40 } },
    { numbers: { inh_exc: { weight: 300 } }, spikes: { rate: 2 } },
  ],
};
/** Steps that ask to bring something back: they are done where it was never changed. */
const BACK = new Set(["neuron 4", "winner 2"]);

test.each(LESSONS)(
  "$id: every step is undone at first, and done by what it asks for",
  ({ id, steps, preset }) => {
    expect(PRESETS.map(({ name }) => name)).toContain(preset);
    expect(WAYS[id]).toHaveLength(steps.length);
    for (const [k, step] of steps.entries()) {
      expect([k, step.done(factsOf(id))]).toEqual([k, BACK.has(`${id} ${k}`)]);
      expect([k, step.done(factsOf(id, WAYS[id]![k]))]).toEqual([k, true]);
    }
  },
);

test("there are at least four lessons, of few and short steps", () => {
  expect(LESSONS.length).toBeGreaterThanOrEqual(4);
  for (const { steps } of LESSONS) {
    expect(steps.length).toBeLessThanOrEqual(6);
    for (const { text, at } of steps) {
      expect(text.length).toBeLessThanOrEqual(140);
      expect(at.length).toBeGreaterThan(0);
    }
  }
});

test("spikes are counted in the last ms only: all, by neuron, and a second", () => {
  const history = new SpikeHistory();
  const bits = Uint32Array.from({ length: 100 }, (_, step) =>
    step < 50 ? 0b11 : step % 10 === 0 ? 0b01 : 0,
  );
  const chunk = { population: "exc", neurons: 2, start: 0, dt: 1, steps: 100, bits };
  history.append({
    index: -1,
    pixels: null,
    label: null,
    whole: false,
    prediction: -1,
    scores: new Float32Array(0),
    spikes: [chunk],
  });
  // five spikes of the first neuron in 50 ms: 2 neurons, so 50 a second each
  expect(spikesOf(history, "exc", 50)).toEqual({ total: 5, fired: 1, top: 1, rate: 50, ms: 50 });
  expect(spikesOf(history, "exc", 1e6)).toMatchObject({ total: 105, fired: 2, ms: 100 });
  expect(spikesOf(history, "inh", 50).total).toBe(0);
});

beforeEach(() => useGuideStore.setState({ done: {} }));

test("progress goes forward only", () => {
  markDone("neuron", 3);
  markDone("neuron", 2);
  expect(useGuideStore.getState().done).toEqual({ neuron: 3 });
});
