// From a document back to the few options of an actor and its critic, where it is such an agent: found by building, as
// rows of layers are, so that it is never wrong.
import type { NetworkDocument } from "../../core/document";
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
  for (const part of ["learn", "decision"] as const)
    for (const key of Object.keys(best[part] ?? {})) change({ ...best, [part]: without(best[part]!, key) });
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
  const { name, dt, seed, populations, projections, training, agent, layout } = document;
  const [places, actors, critic] = ["places", "actors", "critic"].map((id) => populations[id]);
  if (!agent || !places || actors?.kind !== "neurons" || !critic) return null;
  const { environment, observe, act, reward, decision, episodes } = agent;
  const whole = {
    environment: environment?.params ? environment : environment?.name,
    observe: { code: observe.code, shape: places.shape },
    actors: actors.shape[0],
    neuron: { name: actors.neuron, ...(actors.params ? { params: actors.params } : {}) },
    critics: critic.shape[0],
    learn: present({ actor: projections.places_actors?.learn, critic: projections.places_critic?.learn }),
    worth: agent.critic?.worth,
    gamma: reward.params?.gamma,
    by: act.by,
    epsilon: act.epsilon,
    decision,
    episodes,
    anneal: training?.anneal,
    name,
    dt,
    seed,
    layout,
  };
  return present(whole) as unknown as ActorCriticOptions;
}

/** What cannot be left out then builds nothing. */
function without<T extends object>(options: T, key: string): T {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== key)) as T;
}
