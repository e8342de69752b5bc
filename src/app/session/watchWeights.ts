// Which connection's weights the page wants to see: told to the worker.
import { useRunStore } from "../state/runStore";
import { attempt } from "./attempt";
import { session } from "./client";

/** @param projection - null: the first that learns */
export function watchWeights(projection: string | null): void {
  const { crash, status } = useRunStore.getState();
  // a worker that starts later is told by the client
  if (crash === null && status.engine !== null) void attempt(() => session().watch(projection));
}
