// Cue association: after one of several cues an act pays, but only later.
import { chance } from "../../core/chance";
import { defineEnvironment, type SceneShape } from "../../core/environment";
import { ModelError } from "../../util/errors";

const ACT = 1;

export const cueAssociation = defineEnvironment({
  name: "cue_association",
  about: "One of several cues is shown for a moment; to act soon after the right one pays, but later.",
  source:
    "After Izhikevich 2007, Cereb Cortex 17:2443, doi:10.1093/cercor/bhl152: a reward that comes after a delay has to find " +
    "the cue, among others, that led to it. Chosen: the task around it, with acts, and all numbers",
  params: {
    cues: { value: 3, unit: "1", min: 1, max: 20, about: "number of cues" },
    right: { value: 1, unit: "1", min: 1, max: 20, about: "the cue, from 1, after which an act pays" },
    shown: { value: 1, unit: "1", min: 1, max: 100, about: "steps for which a cue is shown" },
    window: { value: 3, unit: "1", min: 1, max: 100, about: "steps from the cue on in which an act counts" },
    delay: { value: 4, unit: "1", min: 0, max: 1000, about: "steps from the act to what it pays" },
    right_reward: { value: 1, unit: "1", about: "what an act after the right cue pays" },
    wrong_reward: { value: -0.5, unit: "1", about: "what an act after another cue pays" },
  },
  create({ shown, window, delay, right_reward, wrong_reward, ...counts }) {
    const [cues, right] = [Math.round(counts.cues), Math.round(counts.right)];
    if (right > cues)
      throw new ModelError("cue_association.right", `cue ${right} is expected, but there are ${cues}.`);
    let cue = 0;
    let steps = 0;
    /** the step in which the act was, which only counts once */
    let acted: number | null = null;
    let paid = 0;
    const seen = () => [steps < shown ? cue : 0];
    return {
      name: "cue_association",
      observation: [{ name: "cue", low: 0, high: cues, whole: true }],
      actions: ["wait", "act"],
      reset(seed) {
        cue = 1 + Math.floor(chance(seed, 0) * cues);
        steps = 0;
        acted = null;
        paid = 0;
        return seen();
      },
      step(action) {
        if (action === ACT && steps < window) acted ??= steps;
        const done = steps >= (acted ?? window - 1) + delay;
        if (done && acted !== null) paid = cue === right ? right_reward : wrong_reward;
        steps++;
        return { observation: seen(), reward: done ? paid : 0, done };
      },
      /** Cues in a row, the one that is shown lit and the right one framed; below, how far the trial is, and the act. */
      scene: () => ({
        x: 0,
        y: 0,
        width: cues,
        height: 2,
        shapes: [
          { kind: "box", role: "floor", x: 0, y: 0, width: cues, height: 2 },
          { kind: "box", role: "goal", x: right - 0.95, y: 1.05, width: 0.9, height: 0.9 },
          ...Array.from({ length: cues }, (_, k): SceneShape => {
            const role = seen()[0] === k + 1 ? "cue" : "part";
            return { kind: "disc", role, x: k + 0.5, y: 1.5, r: 0.35 };
          }),
          {
            kind: "box",
            role: "trail",
            x: 0,
            y: 0.4,
            width: (cues * Math.min(steps, window + delay)) / (window + delay),
            height: 0.2,
          },
          ...(acted === null
            ? []
            : [{ kind: "disc", role: "agent", x: placeOf(acted), y: 0.5, r: 0.2 } as const]),
          ...(paid === 0
            ? []
            : [{ kind: "text", role: "goal", x: cues / 2, y: 0.8, text: String(paid) } as const]),
        ],
      }),
    };
    function placeOf(step: number): number {
      return (cues * (step + 0.5)) / (window + delay);
    }
  },
});
