// From a document back to the few options of an actor and its critic, where it is such an agent: found by building, as
// rows of layers are, so that it is never wrong.
import type { NetworkDocument } from "../../core/document";
import { DECISION, DRIVE } from "../../models/actorCritic";
import { ModelError } from "../../util/errors";
import { type ActorCriticOptions, agents } from "../builders/agents";
import { isDocument } from "./isDocument";
import { present } from "./unlayer";

/** The fewest options that build this document and no other; null if none do. */
export function documentToActorCritic(document: NetworkDocument): ActorCriticOptions | null {
  const builds = (options: ActorCriticOptions) => isDocument(build(options), document);
  const whole = wholeOf(document);
  if (!whole || !builds(whole)) return null;
  let best = whole;
  const change = (fewer: ActorCriticOptions) => {
    if (builds(fewer)) best = fewer;
  };
  for (const key of Object.keys(best.critic ?? {})) change({ ...best, critic: without(best.critic!, key) });
  for (const key of Object.keys(best)) change(without(best, key));
  return best;
}

/** null where they make no document */
function build(options: ActorCriticOptions): NetworkDocument | null {
  try {
    return agents.actorCritic(options);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** Everything said, as far as the document is such an agent. */
function wholeOf(document: NetworkDocument): ActorCriticOptions | null {
  const { name, seed, populations, projections, training, agent, layout } = document;
  const { eye, actors, critic } = populations;
  const { eye_actors: acting, eye_critic: expecting, eye_drive: drive } = projections;
  if (!agent || !eye || !actors || !acting?.learn || typeof drive?.weight !== "number") return null;
  const { environment, observe, act, reward, episodes } = agent;
  const { tau_e, eta, a_minus, w_max } = acting.learn.params ?? {};
  const counting = {
    neurons: critic?.shape[0],
    eta: expecting?.learn?.params?.eta,
    most: agent.critic && agent.critic.worth * DECISION.think,
    silence: agent.critic?.silence,
  };
  const whole = {
    environment: environment?.params ? environment : environment?.name,
    observe: { code: observe.code, shape: eye.shape },
    active: Number((DRIVE / drive.weight).toPrecision(12)), // a number again that was divided by
    actors: actors.shape[0],
    by: act.by,
    epsilon: act.epsilon,
    reward,
    tau_e,
    etaActor: eta,
    a_minus,
    most: w_max,
    critic: critic ? present(counting) : null,
    episodes,
    anneal: training?.anneal,
    name,
    seed,
    layout,
  };
  return present(whole) as unknown as ActorCriticOptions;
}

/** What cannot be left out then builds nothing. */
function without<T extends object>(options: T, key: string): T {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== key)) as T;
}
