// CartPole-v1: two actors and a critic learn to balance a pole, from what eight tilings of the cart's state see.
import type { NetworkDocument } from "../core/document";
import { actorCritic } from "../models/actorCritic";
import type { AgentClaim } from "./lib/claims";
import type { GalleryEntry } from "./lib/gallery";
import { meanReturn } from "./lib/measures";

const TILINGS = 8;

export const cartPoleAgent: NetworkDocument = actorCritic({
  name: "Cart pole",
  environment: { name: "cart_pole" },
  shape: [TILINGS, 4, 4, 6, 6],
  code: { name: "tiles" },
  active: TILINGS,
  actors: 2,
  reward: { name: "td", params: { gamma: 0.99 } },
  tau_e: 30, // chosen: of 60 one seed of five ends below 200, of 40 one at 411, of 30 all above 486
  etaActor: 0.003,
  a_minus: 0.2,
  most: 2,
  // balancing for ever is worth 1 / (1 - gamma) = 100: where critics are at their most, they tell good from better no more
  critic: { neurons: 16, eta: 0.0015, most: 250 },
  episodes: 500,
  anneal: { "actors.delta_u": 0.3, "eye_actors.eta": 0.00015, "eye_critic.eta": 0.000075 },
});

export const claim: AgentClaim = {
  about: "CartPole-v1: 4,608 tiles, two actors and a critic of 16 neurons, 500 episodes",
  ...meanReturn,
  median: 475, // the task's own "solved"
  worst: 475,
  seconds: 300,
};

export const gallery: GalleryEntry = {
  title: "Cart pole",
  line: "Left or right, 50 times a second: it learns to keep the pole up, from nothing but how long it stood.",
  tags: ["reward", "agent", "actor-critic", "control", "cartpole"],
  level: "research",
  tryThis: ["Watch the returns: 20 steps at first, 480 and more of 500 after some 250 episodes."],
  speed: 550,
};
