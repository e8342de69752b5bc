// What a lesson is: steps that the user does in the real page, each with a check of what the page then is.
import type { NetworkDocument, ParamValues } from "../../index";
import type { Status } from "../session/protocol";

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** what one knows after it */
  readonly about: string;
  readonly minutes: number;
  /** the example that it opens */
  readonly preset: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly text: string;
  /** how to do it, where that is not plain */
  readonly how?: string;
  /** `data-testid`s of what is outlined, the first that is there */
  readonly at: readonly string[];
  done(facts: Facts): boolean;
  /** said when it is done: what was seen */
  readonly seen: string;
}

/** What a check may look at: the page as it is now, and as the step began. */
export interface Facts {
  readonly document: NetworkDocument;
  readonly status: Status;
  readonly before: { readonly document: NetworkDocument; readonly status: Status };
  /** ms of network time since the step began, while it runs */
  readonly passed: number;
  /** what a population did in the last `ms` of network time kept */
  spikes(population: string, ms: number): SpikeFacts;
  /** of the projection that the weight view shows; empty if none */
  readonly weights: ArrayLike<number>;
}

export interface SpikeFacts {
  readonly total: number;
  /** neurons that fired at all */
  readonly fired: number;
  /** share of all spikes that the busiest neuron made, 0..1 */
  readonly top: number;
  /** spikes a second of one neuron, mean; 0 where nothing is kept yet */
  readonly rate: number;
  /** ms that were looked at: less than asked for soon after a start */
  readonly ms: number;
}

/** A parameter as the document has it; `usual` where it is left out. */
export function paramOf(document: NetworkDocument, owner: string, name: string, usual: number): number {
  const params: ParamValues | undefined =
    document.populations[owner]?.params ?? document.projections[owner]?.learn?.params;
  return params?.[name] ?? usual;
}

/** A weight or delay that is one number; NaN where it is drawn or not there. */
export function numberOf(document: NetworkDocument, projection: string, what: "weight" | "delay"): number {
  const value = document.projections[projection]?.[what];
  return typeof value === "number" ? value : Number.NaN;
}
