// Places for all cards in layers from left to right, by dagre. Loaded when first asked for.
import { Graph, layout } from "@dagrejs/dagre";
import type { NetworkDocument } from "../../index";
import { voteCardOf, worldCardOf } from "../state/edits/names";
import { CARD, PITCH, type Place, placesOf } from "../state/edits/places";

export function tidied(document: NetworkDocument): Record<string, Place> {
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", ranksep: PITCH.x - CARD.width, nodesep: PITCH.y - CARD.height });
  graph.setDefaultEdgeLabel(() => ({}));
  const cards = Object.keys(placesOf(document));
  for (const id of cards) graph.setNode(id, { width: CARD.width, height: CARD.height });
  for (const { from, to } of Object.values(document.projections)) if (from !== to) graph.setEdge(from, to);
  const { agent } = document;
  if (agent) for (const id of [agent.observe.input, agent.act.copy]) graph.setEdge(worldCardOf(document), id);
  if (document.readout) graph.setEdge(document.readout.population, voteCardOf(document));
  layout(graph);
  // by their middles in dagre, by their corners here
  return Object.fromEntries(
    cards.map((id) => {
      const { x = 0, y = 0 } = graph.node(id) as Partial<Place>;
      return [id, { x: Math.round(x - CARD.width / 2), y: Math.round(y - CARD.height / 2) }];
    }),
  );
}
