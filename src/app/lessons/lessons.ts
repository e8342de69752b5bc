// All lessons, in the order in which they are best taken.

import { balance } from "./courses/balance";
import { breakIt } from "./courses/breakIt";
import { dopamine } from "./courses/dopamine";
import { neuron } from "./courses/neuron";
import { stdp } from "./courses/stdp";
import { teach } from "./courses/teach";
import { winner } from "./courses/winner";
import type { Lesson } from "./lesson";

export const LESSONS: readonly Lesson[] = [neuron, stdp, winner, teach, dopamine, breakIt, balance];

export function lessonOf(id: string): Lesson | null {
  return LESSONS.find((lesson) => lesson.id === id) ?? null;
}
