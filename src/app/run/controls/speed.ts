// Speeds of running: network time a second, on a logarithmic scale from slow motion to as fast as it goes.
import { plain } from "../../ui/format";

/** ms of network time a second, at the slider's ends: a thousandth of real time, and ten times real time. */
const [SLOWEST, FASTEST] = [1, 10_000];
/** the slider's last step stands for no limit */
export const SPEED_STEPS = 41;

export function speedAt(step: number): number {
  if (step >= SPEED_STEPS) return Number.POSITIVE_INFINITY;
  return roundTo2(SLOWEST * (FASTEST / SLOWEST) ** (step / (SPEED_STEPS - 1)));
}

export function stepOf(speed: number): number {
  if (speed === Number.POSITIVE_INFINITY) return SPEED_STEPS;
  const share = Math.log(speed / SLOWEST) / Math.log(FASTEST / SLOWEST);
  return Math.round(Math.min(1, Math.max(0, share)) * (SPEED_STEPS - 1));
}

export function shownSpeed(speed: number): string {
  if (speed === Number.POSITIVE_INFINITY) return "max";
  return speed < 1000 ? `${plain(speed)} ms/s` : `${plain(speed / 1000)}× real time`;
}

/** To two figures. */
function roundTo2(x: number): number {
  const digit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Math.round(x / digit) * digit;
}
