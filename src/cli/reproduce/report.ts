// What `reproduce` says of a preset: to people, in a table, and to scripts.
import { SEEDS } from "../../examples/lib/claims";
import { type NetworkDocument, sizeOf } from "../../index";
import { formatNumber, formatSeconds, rounded } from "../terminal";
import type { Stated } from "./stated";

/** How a preset was run, seed by seed; times are medians. */
export interface Ran {
  readonly engine: string;
  readonly device: string;
  readonly threads: number;
  readonly seeds: readonly number[];
  readonly trainSeconds: number;
}

/** What it reached. */
export interface Reached extends Ran {
  readonly accuracies: readonly number[];
  readonly testSeconds: number;
  /** learned from in each run, all passes, and tested with */
  readonly samples: number;
  readonly testSamples: number;
}

export interface Outcome extends Stated {
  /** null: not run, since its digits are not there */
  readonly reached: Reached | null;
}

/** What is not as stated. */
export function faultsOf({ claim, reached }: Outcome): string[] {
  if (!reached) return [];
  return [...(isAccurate(claim, reached) ? [] : ["accuracy"]), ...(isInTime(claim, reached) ? [] : ["time"])];
}

const worstOf = ({ accuracies }: Reached) => Math.min(...accuracies);
const isAccurate = ({ accuracy }: Stated["claim"], reached: Reached) => worstOf(reached) >= accuracy;
const isInTime = ({ seconds }: Stated["claim"], { trainSeconds }: Reached) => trainSeconds <= seconds;
const tick = (ok: boolean) => (ok ? "✓" : "✗");
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** Lines for people. */
export function toLines({ preset, claim, reached }: Outcome): string[] {
  const title = `${preset}: ${claim.about}`;
  if (!reached) return [title, `  not run: needs ${claim.digits.about}`];
  const { engine, device, seeds, accuracies, trainSeconds, testSeconds } = reached;
  const shares = accuracies.map((accuracy, k) => `${percent(accuracy)} (seed ${seeds[k]})`).join(", ");
  const few = seeds.length < SEEDS.length ? `; stated of seeds ${SEEDS.join(", ")}` : "";
  const samples = `${formatNumber(reached.samples)} samples, tested with ${formatNumber(reached.testSamples)}`;
  return [
    title,
    `  on ${engine} (${device}); learned from ${samples}`,
    `  ${tick(isAccurate(claim, reached))} accuracy: stated ${percent(claim.accuracy)}, worst ${percent(worstOf(reached))}: ${shares}${few}`,
    `  ${tick(isInTime(claim, reached))} learning: stated ${formatSeconds(claim.seconds)}, took ${formatSeconds(trainSeconds)}; testing took ${formatSeconds(testSeconds)}`,
  ];
}

/** A line for each, in columns. */
export function formatTable(outcomes: readonly Outcome[]): string[] {
  const head = ["preset", "stated", "worst", "", "stated", "learning", "", "testing"];
  const rows = outcomes.map(({ preset, claim, reached }) => [
    preset,
    percent(claim.accuracy),
    reached ? percent(worstOf(reached)) : "not run",
    reached ? tick(isAccurate(claim, reached)) : "",
    formatSeconds(claim.seconds),
    reached ? formatSeconds(reached.trainSeconds) : "",
    reached ? tick(isInTime(claim, reached)) : "",
    reached ? formatSeconds(reached.testSeconds) : "",
  ]);
  const widths = head.map((_, k) => Math.max(...[head, ...rows].map((row) => row[k]!.length)));
  const lines = [head, ...rows].map((row) => {
    return row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join("  ");
  });
  return ["", ...lines.map((line) => line.trimEnd())];
}

/** For scripts; what is only known after a run is null without one. */
export function toJson({ preset, document, claim, reached }: Outcome) {
  return {
    preset,
    about: claim.about,
    data: claim.digits.name,
    neurons: neuronsOf(document),
    passes: passesOf(document),
    stated_accuracy: claim.accuracy,
    stated_s: claim.seconds,
    not_run: reached ? null : `needs ${claim.digits.about}`,
    engine: reached?.engine ?? null,
    device: reached?.device ?? null,
    threads: reached?.threads ?? null,
    seeds: reached?.seeds ?? null,
    accuracies: reached?.accuracies.map(rounded) ?? null,
    worst: reached ? rounded(worstOf(reached)) : null,
    accuracy_reached: reached ? isAccurate(claim, reached) : null,
    train_s: reached ? rounded(reached.trainSeconds) : null,
    time_reached: reached ? isInTime(claim, reached) : null,
    test_s: reached ? rounded(reached.testSeconds) : null,
    samples: reached?.samples ?? null,
    test_samples: reached?.testSamples ?? null,
  };
}

/** Of each population but the input. */
function neuronsOf({ populations }: NetworkDocument): Readonly<Record<string, number>> {
  const spiking = Object.entries(populations).filter(([, { kind }]) => kind === "neurons");
  return Object.fromEntries(spiking.map(([name, population]) => [name, sizeOf(population)]));
}

/** Of each stage, through the samples or through windows of them. */
function passesOf({ training }: NetworkDocument) {
  return (training?.stages ?? [training ?? {}]).map((plan) => {
    const windows = "windows" in plan ? plan.windows?.count : undefined;
    return windows === undefined ? { passes: plan.epochs ?? 1 } : { windows };
  });
}
