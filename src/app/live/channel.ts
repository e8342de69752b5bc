// Telemetry that changes many times a second goes through here, past React: views subscribe and draw.
import type { AgentView } from "../session/agents/agentViews";
import type { SampleView, TraceView, WeightView } from "../session/protocol";

export interface Channel<T> {
  /** the latest value, for views that open in the middle of a run */
  last(): T | null;
  emit(value: T): void;
  /** Forgets the latest value and tells the listeners with null. */
  clear(): void;
  subscribe(listener: (value: T | null) => void): () => void;
}

export function createChannel<T>(): Channel<T> {
  const listeners = new Set<(value: T | null) => void>();
  let latest: T | null = null;
  const tell = (value: T | null) => {
    latest = value;
    for (const listener of listeners) listener(value);
  };
  return {
    last: () => latest,
    emit: tell,
    clear: () => tell(null),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const samples = createChannel<SampleView>();
export const traces = createChannel<TraceView>();
export const weights = createChannel<WeightView>();
export const acts = createChannel<AgentView>();
