// Checks how a network acts: whose spikes, in which environment, by what signal.
import { CHOICES, SIGNALS } from "../core/agent";
import { type AgentPlan, type ModelUse, type NetworkDocument, sizeOf } from "../core/document";
import type { Environment } from "../core/environment";
import { checkParams, type Params, type ParamValues } from "../core/params";
import { codes, environments } from "../models/registry";
import { ModelError } from "../util/errors";
import { lookUp, requireKeys, requireNumber, requireOneOf, requireWhole } from "./requirements";

/** What each part may hold. */
const PARTS = {
  environment: ["name", "params"],
  observe: ["input", "code"],
  act: ["population", "by", "epsilon", "copy"],
  critic: ["population", "worth", "silence"],
  reward: ["name", "params"],
  decision: ["think", "act", "rest"],
};
const MAY_LACK = ["environment", "critic"];

/** @throws {ModelError} on the first thing that is wrong, with its path */
export function checkAgent(document: NetworkDocument): void {
  const { agent, populations, projections, dt, readout, training } = document;
  if (!agent) return;
  requireKeys(agent, [...Object.keys(PARTS), "episodes"], "agent");
  for (const [part, keys] of Object.entries(PARTS)) {
    const value = agent[part as keyof typeof PARTS];
    if (value !== undefined || !MAY_LACK.includes(part)) requireKeys(value, keys, `agent.${part}`);
  }
  if (readout) throw new ModelError("agent", "acts, and has no readout of classes. Leave out one of both.");
  const { environment, observe, act, critic, decision } = agent;
  requireKeys(observe.code, ["name", "params"], "agent.observe.code");
  paramsOf(codes, observe.code, "observation code", "agent.observe.code");
  requireKind(document, observe.input, "input", "agent.observe.input");
  requireKind(document, act.population, "neurons", "agent.act.population");
  requireKind(document, act.copy, "input", "agent.act.copy");
  if (act.copy === observe.input)
    throw new ModelError("agent.act.copy", "must be another input than the one that shows observations.");
  requireOneOf(act.by, CHOICES, "agent.act.by");
  if (act.epsilon !== undefined) requireNumber(act.epsilon, "agent.act.epsilon", 0, 1, "");
  const [copies, actors] = [act.copy, act.population].map((name) => sizeOf(populations[name]!));
  if (copies !== actors)
    throw new ModelError(
      `populations.${act.copy}.shape`,
      `${copies} neurons; '${act.population}' has ${actors}, and each needs one that tells it of its act.`,
    );
  for (const [name, { kind }] of Object.entries(populations))
    if (kind === "input" && name !== act.copy && name !== observe.input)
      throw new ModelError(
        `populations.${name}`,
        "is an input that an agent has nothing to show to. Remove it.",
      );
  if (critic) {
    requireKind(document, critic.population, "neurons", "agent.critic.population");
    requireNumber(critic.worth, "agent.critic.worth", -1e6, 1e6, "");
    requireNumber(critic.silence ?? 0, "agent.critic.silence", -1e6, 1e6, "");
  }
  checkSignal(agent);
  const phases = [
    ["think", dt],
    ["act", dt],
    ["rest", 0],
  ] as const;
  for (const [phase, least] of phases)
    requireNumber(decision[phase], `agent.decision.${phase}`, least, 10_000, "ms");
  requireWhole(agent.episodes, "agent.episodes", 1_000_000);
  if (training?.teacher || training?.stages)
    throw new ModelError("training", "of an agent is by rewards: leave out teacher and stages.");
  if (!Object.values(projections).some(({ learn }) => learn))
    throw new ModelError(
      "agent",
      "nothing learns in it. Give a projection a rule that hears rewards: actor_td.",
    );
  if (environment) checkWorld(document, agent, worldOf(environment));
}

/** The environment that a document names. @throws {ModelError} if there is none, or a parameter is wrong */
export function worldOf(use: ModelUse): Environment {
  const model = lookUp(
    environments,
    use.name,
    "environment",
    "agent.environment.name",
    " One of your own is given to train().",
  );
  checkParams(model.params, use.params ?? {}, use.name, "agent.environment.params");
  return model.create(use.params);
}

/** Checks that observations and acts of an environment fit a network's neurons. @throws {ModelError} */
export function checkWorld(
  { populations }: NetworkDocument,
  { observe, act }: AgentPlan,
  world: Environment,
): void {
  const { observation, actions, name } = world;
  const code = codes[observe.code.name]!;
  const eye = populations[observe.input]!;
  if (!code.fits(observation.length, eye.shape)) {
    const names = observation.map((quantity) => quantity.name).join(", ");
    throw new ModelError(
      `populations.${observe.input}.shape`,
      `[${eye.shape.join(", ")}]; ${code.name} for ${name}, which shows ${names}, needs ${code.extents}.`,
    );
  }
  const directed = actions === "direction";
  if ((act.by === "vector") !== directed)
    throw new ModelError(
      "agent.act.by",
      directed
        ? `${name} takes a direction: 'vector' is expected, got '${act.by}'.`
        : `${name} takes one of ${actions.length} acts: 'first_spike' or 'count' is expected, got 'vector'.`,
    );
  const actors = sizeOf(populations[act.population]!);
  if (directed ? actors >= 3 : actors % actions.length === 0) return;
  throw new ModelError(
    `populations.${act.population}.shape`,
    directed
      ? `${actors} neurons make no circle of directions; 3 are the least.`
      : `${actors} neurons for ${actions.length} acts, ${actions.join(", ")}: a multiple is expected.`,
  );
}

function requireKind(
  { populations }: NetworkDocument,
  name: string,
  kind: "input" | "neurons",
  path: string,
): void {
  if (lookUp(populations, name, "population", path).kind !== kind)
    throw new ModelError(
      path,
      kind === "input" ? `'${name}' is no input.` : `'${name}' is an input; name neurons.`,
    );
}

function checkSignal({ reward, critic }: AgentPlan): void {
  paramsOf(SIGNALS, reward, "signal", "agent.reward");
  if (reward.name === "td" && !critic)
    throw new ModelError(
      "agent.reward",
      "td compares what a critic expects. Name a population as agent.critic.",
    );
}

/** All parameters of what a document uses, in their units. */
export function paramsOf(
  among: Readonly<Record<string, { readonly params: Params }>>,
  { name, params = {} }: ModelUse,
  what: string,
  path: string,
): ParamValues {
  const known = lookUp(among, name, what, `${path}.name`).params;
  checkParams(known, params, name, `${path}.params`);
  return {
    ...Object.fromEntries(Object.entries(known).map(([param, { value }]) => [param, value])),
    ...params,
  };
}
