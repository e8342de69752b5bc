// Four arms, one of which pays more often: an agent of four neurons finds it, pull by pull.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import { agentFor } from "../models/agentFor";
import type { AgentClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";

export const banditAgent: NetworkDocument = actorCritic(agentFor({ name: "bandit" }, "Bandit"));

export const claim: AgentClaim = {
  about: "four arms, the best pays 0.8 and the others 0.2 of pulls: four neurons, rewards against their mean",
  measured: "share of the best arm in pulls 200 to 400",
  // the best arm is the one that paid most often, by Laplace's rule: 0.8 against 0.2 shows in a few pulls
  measure({ learned }) {
    const { actions, rewards } = learned[0]!;
    const chance = (arm: number) => {
      const pays = rewards.filter((_, k) => actions[k] === arm);
      return (1 + pays.reduce((sum, pay) => sum + pay, 0)) / (2 + pays.length);
    };
    const best = [0, 1, 2, 3].reduce((a, b) => (chance(b) > chance(a) ? b : a));
    const late = actions.slice(200);
    return late.filter((arm) => arm === best).length / late.length;
  },
  better: "more",
  median: 0.9,
  worst: 0.9,
  seconds: 5,
};

export const gallery: GalleryEntry = {
  title: "Bandit",
  line: "Four arms, one of which pays more often: four neurons find it within a hundred pulls.",
  tags: ["reward", "agent", "bandit", "dopamine"],
  level: "first steps",
  tryThis: ["Let the other arms pay 0.6: it takes longer, and it is wrong now and then."],
  speed: 110,
};
