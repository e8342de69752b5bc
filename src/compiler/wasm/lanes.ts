// Vectors of which only the first lanes count: at the end of a row that is no multiple of four.
import { type Code, i32x4 } from "./assembler";

/** A mask of the first `count` lanes. */
export const firstLanes = (count: number): Code => i32x4(...[0, 1, 2, 3].map((k) => (k < count ? -1 : 0)));
