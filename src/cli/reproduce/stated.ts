// Which presets `reproduce` means: one, the best of a kind, or all that state what they reach.
import { type Claim, MNIST, type RewardClaim } from "../../examples/lib/claims";
import type { NetworkDocument } from "../../index";
import { unknown } from "../arguments";
import { UsageError } from "../faults";
import { claims, presets, rewardClaims } from "../presets";

export interface Stated {
  readonly preset: string;
  readonly document: NetworkDocument;
  readonly claim: Claim;
}

export interface StatedReward {
  readonly preset: string;
  readonly document: NetworkDocument;
  readonly claim: RewardClaim;
}

/** All that recognise digits and state something, the quick ones first. */
export const stated: readonly Stated[] = [...claims]
  .map(([preset, claim]) => ({ preset, claim, document: presets.get(preset)! }))
  .sort((a, b) => a.claim.seconds - b.claim.seconds || a.claim.accuracy - b.claim.accuracy);

/** All that learn from rewards, likewise. */
export const statedRewards: readonly StatedReward[] = [...rewardClaims]
  .map(([preset, claim]) => ({ preset, claim, document: presets.get(preset)! }))
  .sort((a, b) => a.claim.seconds - b.claim.seconds);

/** The best are those that state the most, so that no list of them can fall behind. */
const ALIASES: Readonly<Record<string, (all: readonly Stated[]) => readonly Stated[]>> = {
  "best-unsupervised": (all) => [best(all.filter(({ document }) => !isTaught(document)))],
  "best-local": (all) => [best(all)],
  agents: () => [],
  all: (all) => all,
};
/** Those that mean what learns from rewards, too. */
const WITH_REWARDS = ["agents", "all"];

/** What learns from rewards among what is meant. */
export function chooseRewards(which: string, all = statedRewards): readonly StatedReward[] {
  return WITH_REWARDS.includes(which) ? all : all.filter(({ preset }) => preset === which);
}

/** All others. @throws {UsageError} if there is no such preset, or it states nothing */
export function choose(which: string, all = stated, agents = statedRewards): readonly Stated[] {
  const alias = Object.hasOwn(ALIASES, which) ? ALIASES[which] : undefined;
  if (alias) return alias(all);
  const found = all.filter(({ preset }) => preset === which);
  if (found.length > 0 || chooseRewards(which, agents).length > 0) return found;
  const names = [...[...all, ...agents].map(({ preset }) => preset), ...Object.keys(ALIASES)];
  if (!presets.has(which)) throw unknown("preset", which, names);
  throw new UsageError(`${which} states nothing to reproduce. These do: ${names.join(", ")}.`);
}

/** Whether classes of samples change weights, or fit the readout: more than naming neurons by them. */
function isTaught({ training, readout }: NetworkDocument): boolean {
  const teaches = [training, ...(training?.stages ?? [])].some((plan) => plan?.teacher);
  return teaches || readout?.by === "logistic";
}

function best(all: readonly Stated[]): Stated {
  const onAll = all.filter(({ claim }) => claim.digits === MNIST);
  return onAll.reduce((a, b) => (b.claim.accuracy > a.claim.accuracy ? b : a));
}
