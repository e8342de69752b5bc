// Bandit: arms that pay or do not, one more often than the others.
import { chance } from "../../core/chance";
import { defineEnvironment } from "../../core/environment";
import { ModelError } from "../../util/errors";

/** What chance decides: the best arm; then whether each arm would pay now. */
const [BEST, PAYS] = [0, 1];

export const bandit = defineEnvironment({
  name: "bandit",
  about: "Arms that pay or do not, one of them more often: find it, and keep to it.",
  source:
    "Sutton & Barto 2018, Reinforcement Learning, ch. 2, http://incompleteideas.net/book: k arms. Chosen: an arm pays 1 or " +
    "nothing, the best one in 0.8 of pulls and others in 0.2; an episode is a whole course of pulls, within which learning shows",
  params: {
    arms: { value: 4, unit: "1", min: 2, max: 12, about: "number of arms" },
    best: { value: 0, unit: "1", min: 0, max: 12, about: "the best arm, from 1; 0: the seed draws it" },
    p_best: { value: 0.8, unit: "1", min: 0, max: 1, about: "how often the best arm pays" },
    p_other: { value: 0.2, unit: "1", min: 0, max: 1, about: "how often each other arm pays" },
    pulls: { value: 400, unit: "1", min: 1, max: 100000, about: "pulls of an episode" },
  },
  create({ p_best, p_other, pulls, ...counts }) {
    const [arms, given] = [Math.round(counts.arms), Math.round(counts.best)];
    if (given > arms) throw new ModelError("bandit.best", `arm ${given} is expected, but there are ${arms}.`);
    let seed = 0;
    let best = 0;
    let pulled = 0;
    let last = -1;
    let tallies: { pulls: number; pays: number }[] = [];
    const observation = [1];
    return {
      name: "bandit",
      observation: [{ name: "lamp", low: 0, high: 1 }],
      actions: Array.from({ length: arms }, (_, k) => `arm ${k + 1}`),
      reset(episode) {
        seed = episode;
        best = given > 0 ? given - 1 : Math.floor(chance(seed, BEST) * arms);
        pulled = 0;
        last = -1;
        tallies = Array.from({ length: arms }, () => ({ pulls: 0, pays: 0 }));
        return observation;
      },
      step(arm) {
        const p = arm === best ? p_best : p_other;
        const reward = chance(seed, PAYS + arm, pulled) < p ? 1 : 0;
        const tally = tallies[arm]!;
        tally.pulls++;
        tally.pays += reward;
        last = arm;
        pulled++;
        return { observation, reward, done: pulled >= pulls };
      },
      /** An arm's column is filled as far as it pays, with a mark where it has paid so far. */
      scene: () => ({
        x: 0,
        y: -0.3,
        width: arms,
        height: 1.5,
        shapes: tallies.flatMap((tally, k) => [
          { kind: "box", role: "floor", x: k + 0.1, y: 0, width: 0.8, height: 1 } as const,
          {
            kind: "box",
            role: k === best ? "goal" : "part",
            x: k + 0.1,
            y: 0,
            width: 0.8,
            height: k === best ? p_best : p_other,
          } as const,
          ...(tally.pulls > 0 ? [markOf(k, tally.pays / tally.pulls)] : []),
          { kind: "text", role: "part", x: k + 0.5, y: 1.1, text: String(tally.pulls) } as const,
          ...(k === last ? [{ kind: "disc", role: "agent", x: k + 0.5, y: -0.15, r: 0.1 } as const] : []),
        ]),
      }),
    };
  },
});

function markOf(arm: number, share: number) {
  const points = [arm + 0.1, arm + 0.9].map((x) => [x, share] as const);
  return { kind: "line", role: "trail", points, width: 0.03 } as const;
}
