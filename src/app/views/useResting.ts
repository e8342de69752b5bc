// Whether nothing moves on the page: then there is time to put plots into words, and nothing to scroll away from.
import { isRunning } from "../run/controls/runActions";
import { useRunStore } from "../state/runStore";

export function useResting(): boolean {
  return useRunStore(({ status }) => !isRunning(status) && status.phase !== "running");
}
