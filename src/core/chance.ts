// Random numbers of environments: seeded, and of a stream that no part of a network has, so that a network and its world
// may have one seed and still nothing in common.
import { uniform } from "../util/random";

/** Far above the streams of populations and projections, which are counted from 0. */
const STREAM = 0x776f726c;

/**
 * A uniform number in [0, 1): the same for the same arguments, whatever was drawn before.
 *
 * @param seed - of the episode
 * @param what - what it decides, counted from 0 in each environment
 * @param step - of the episode, or 0 for what is decided at its begin
 */
export function chance(seed: number, what: number, step = 0): number {
  return uniform(seed, STREAM, what, step);
}
