// What an agent thinks: of each place of its world, or where there are none, again and again of what it sees now.
import type { Actions, AgentModel, Environment } from "../../../index";
import type { MapView, NowView } from "./agentViews";

/** Thoughts about one observation, and sectors that directions are counted in. Chosen: steps of 4 %, and a compass. */
const [THOUGHTS, SECTORS] = [25, 8];

/** @param seen - what it observed last; null before it has seen anything: then there is nothing to tell without places */
export async function outlookOf(
  agent: AgentModel,
  world: Environment,
  seen: readonly number[] | null,
): Promise<MapView | NowView | null> {
  const { actions: acts } = world;
  const sites = world.sites?.();
  if (sites) {
    const looks = await agent.look(
      world,
      sites.map(({ observation }) => observation),
    );
    return {
      kind: "map",
      acts,
      episodes: agent.episodes,
      scene: world.scene?.() ?? null,
      sites: sites.map(({ x, y, size }, k) => ({ x, y, size, ...looks[k]! })),
    };
  }
  if (!seen) return null;
  const looks = await agent.look(
    world,
    Array.from({ length: THOUGHTS }, () => seen),
  );
  return { kind: "now", acts, episodes: agent.episodes, ...summaryOf(looks, acts) };
}

/** How often thoughts end in each act. */
function summaryOf(
  looks: readonly { readonly action: number | null; readonly value: number }[],
  acts: Actions,
): Pick<NowView, "shares" | "undecided" | "value"> {
  const counts = new Array<number>(acts === "direction" ? SECTORS : acts.length).fill(0);
  for (const { action } of looks) {
    if (action === null) continue;
    const turn = Math.round((action / (2 * Math.PI)) * SECTORS);
    counts[acts === "direction" ? (turn + SECTORS) % SECTORS : action]!++;
  }
  const decided = counts.reduce((sum, count) => sum + count, 0);
  return {
    shares: counts.map((count) => count / looks.length),
    undecided: 1 - decided / looks.length,
    value: looks.reduce((sum, { value }) => sum + value, 0) / looks.length,
  };
}
