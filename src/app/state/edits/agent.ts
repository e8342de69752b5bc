// Edits of how a network acts: pure, each gives another document.
import {
  type AgentPlan,
  type ModelUse,
  modelsOf,
  type NetworkDocument,
  type Projection,
} from "../../../index";
import { isWorldCard } from "./names";
import { withWorld } from "./world";

/** Parts of the plan that are a model of some kind, with parameters of their own. */
export type AgentModelPart = "environment" | "code" | "reward";

export function withAgent(document: NetworkDocument, change: Partial<AgentPlan>): NetworkDocument {
  return document.agent ? { ...document, agent: { ...document.agent, ...change } } : document;
}

/** Without a critic where it is null. */
export function withCritic(document: NetworkDocument, critic: AgentPlan["critic"] | null): NetworkDocument {
  if (!document.agent) return document;
  const { critic: _, ...others } = document.agent;
  return { ...document, agent: critic ? { ...others, critic } : others };
}

export function partOf({ environment, observe, reward }: AgentPlan, part: AgentModelPart) {
  return part === "environment" ? environment : part === "code" ? observe.code : reward;
}

/** Another model for a part; parameters are those of the one before only if it is the same. */
export function withPart(document: NetworkDocument, part: AgentModelPart, use: ModelUse): NetworkDocument {
  const { agent } = document;
  if (!agent) return document;
  if (part === "environment") return withWorld(document, use);
  if (part === "code") return withAgent(document, { observe: { ...agent.observe, code: use } });
  return withAgent(document, { [part]: use });
}

/** @param usual - the parameter's default, which documents leave out */
export function withPartParam(
  document: NetworkDocument,
  part: AgentModelPart,
  name: string,
  value: number,
  usual: number,
): NetworkDocument {
  const use = document.agent && partOf(document.agent, part);
  if (!use) return document;
  const { [name]: _, ...others } = use.params ?? {};
  const params = value === usual ? others : { ...others, [name]: value };
  return withPart(document, part, {
    name: use.name,
    ...(Object.keys(params).length > 0 ? { params } : {}),
  });
}

/** Whether synapses of a projection change by rewards, or what dopamine makes of them. */
export function hearsRewards(
  document: Pick<NetworkDocument, "models">,
  { learn }: Pick<Projection, "learn">,
): boolean {
  return learn !== undefined && modelsOf(document).rules[learn.name]?.onReward !== undefined;
}

/** Between a network and its world: the population acts in it, or it is shown to the input. */
export function withWorldLink(document: NetworkDocument, from: string, to: string): NetworkDocument {
  const { agent } = document;
  if (!agent) return document;
  if (isWorldCard(document, from)) return withAgent(document, { observe: { ...agent.observe, input: to } });
  return withActors(document, agent, from);
}

/** Others act: as many neurons tell them of it as they are, by the connections that told those before. */
function withActors(document: NetworkDocument, agent: AgentPlan, population: string): NetworkDocument {
  const { population: before, copy } = agent.act;
  const [told, actors] = [document.populations[copy]!, document.populations[population]!];
  const projections = Object.entries(document.projections).map(([id, one]) => [
    id,
    one.from === copy && one.to === before ? { ...one, to: population } : one,
  ]);
  return {
    ...document,
    populations: { ...document.populations, [copy]: { ...told, shape: actors.shape } },
    projections: Object.fromEntries(projections),
    agent: { ...agent, act: { ...agent.act, population } },
  };
}

/** With other names of populations. */
export function renamedAgent(agent: AgentPlan, other: (id: string) => string): AgentPlan {
  const { observe, act, critic } = agent;
  return {
    ...agent,
    observe: { ...observe, input: other(observe.input) },
    act: { ...act, population: other(act.population), copy: other(act.copy) },
    ...(critic ? { critic: { ...critic, population: other(critic.population) } } : {}),
  };
}

/** What is left of a plan without some populations: nothing, if they see or act; without its critic, dopamine is the reward. */
export function agentWithout(agent: AgentPlan, isGone: (id: string) => boolean): AgentPlan | null {
  const { observe, act, critic, ...others } = agent;
  if ([observe.input, act.population, act.copy].some(isGone)) return null;
  if (!critic || !isGone(critic.population)) return agent;
  return { ...others, observe, act, ...(agent.reward.name === "td" ? { reward: { name: "plain" } } : {}) };
}
