// A network that does not act yet is let act in a world: with what it lacks of a usual agent, and its own neurons as actors.
import {
  ModelError,
  type ModelUse,
  makeEnvironment,
  type NetworkDocument,
  type Population,
  type Projection,
} from "../../../index";
import { copy } from "../../copy";
import { hearsRewards } from "./agent";
import { synapseFor } from "./connect";
import { freeLabel, freeName, voteCardOf } from "./names";
import { freePlace, PITCH, type Place, withPlaces } from "./places";
import { likelyReadout } from "./readout";
import { without } from "./remove";
import { shapeFor, usualFor } from "./world";

/** Share of random acts: neurons without noise would do ever the same. Chosen. */
const EPSILON = 0.1;

/**
 * The network sees by its input, its last neurons act - those that it voted by, if it did - and what leads to them learns
 * from rewards. What a usual agent has besides is added: an input that tells of the act, and a critic.
 * @throws {ModelError} if it has no input, or more than one, or no neurons, or there is no such world
 */
export function withActing(document: NetworkDocument, use: ModelUse): NetworkDocument {
  const actors = document.readout?.population ?? likelyReadout(document);
  const vote = document.readout ? [voteCardOf(document)] : [];
  const { presentation: _, training: __, samples: ___, ...plain } = without(document, { cards: vote });
  const [eye, ...others] = Object.keys(plain.populations).filter(
    (id) => plain.populations[id]!.kind === "input",
  );
  if (eye === undefined || others.length > 0)
    throw new ModelError("agent", eye === undefined ? copy.editor.actsBlind : copy.editor.actsSeesTwice);
  if (actors === null) throw new ModelError("agent", copy.editor.actsNoNeurons);

  const usual = usualFor(document, use);
  const [told, critic] = ["copy", "critic"].map((id) => freeName(plain, id)) as [string, string];
  const shape = shapeFor(makeEnvironment(use.name, use.params), plain.populations[actors]!.shape);
  const { label: ____, ...seen } = usual.populations.eye!;
  const own = plain.populations[eye]!.label;
  let next: NetworkDocument = {
    ...withPlaces(plain),
    populations: {
      ...plain.populations,
      [eye]: { ...seen, ...(own === undefined ? {} : { label: own }) } as Population,
      [actors]: { ...plain.populations[actors]!, shape } as Population,
    },
  };
  const from = (id: string, rows: number): Place => {
    const { x, y } = next.layout![id]!;
    return { x, y: y + rows * PITCH.y };
  };
  next = put(next, told, { ...usual.populations.copy!, shape }, from(eye, 1));
  const act = usual.agent!.act;
  const hears = synapseFor(plain, actors);
  const link = usual.projections.copy_actors!;
  next = connected(next, `${told}_${actors}`, { ...link, from: told, to: actors, synapse: hears });
  next = withLessons(next, [eye, told, actors], usual.projections.eye_actors!);
  const counting = usual.projections.eye_critic;
  if (counting) {
    next = put(next, critic, usual.populations.critic!, from(actors, -1)); // below, the arrow of the act leads back
    next = connected(next, `${eye}_${critic}`, { ...counting, from: eye, to: critic });
  }
  return {
    ...next,
    agent: {
      ...usual.agent!,
      observe: { ...usual.agent!.observe, input: eye },
      act: { ...act, population: actors, copy: told, epsilon: EPSILON },
      ...(usual.agent!.critic ? { critic: { ...usual.agent!.critic, population: critic } } : {}),
    },
  };
}

/** What leads to the actors learns as usual actors do, unless some of it learns from rewards already. */
function withLessons(
  document: NetworkDocument,
  [eye, told, actors]: readonly [string, string, string],
  usual: Projection,
): NetworkDocument {
  const leading = Object.entries(document.projections).filter(
    ([, { from, to, receptor }]) => to === actors && from !== actors && from !== told && receptor === "exc",
  );
  if (leading.some(([, one]) => hearsRewards(document, one))) return document;
  const last = leading.at(-1);
  if (!last) {
    const synapse = synapseFor(document, actors);
    return connected(document, `${eye}_${actors}`, { ...usual, from: eye, to: actors, synapse });
  }
  const [id, { normalize: _, ...one }] = last;
  return { ...document, projections: { ...document.projections, [id]: { ...one, learn: usual.learn! } } };
}

function connected(document: NetworkDocument, name: string, projection: Projection): NetworkDocument {
  const id = freeName(document, name.slice(0, 32));
  return { ...document, projections: { ...document.projections, [id]: projection } };
}

function put(document: NetworkDocument, id: string, population: Population, at: Place): NetworkDocument {
  const { label = id } = population;
  return {
    ...document,
    populations: { ...document.populations, [id]: { ...population, label: freeLabel(document, label) } },
    layout: { ...document.layout, [id]: freePlace(document, at) },
  };
}
