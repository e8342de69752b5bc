// Taking a lesson: its network opens, its steps follow one another, and it ends or begins anew.
import { copy } from "../copy";
import { openPreset } from "../session/presets";
import { markDone, useGuideStore } from "../state/guideStore";
import { notify } from "../state/runStore";
import type { Lesson } from "./lesson";

export async function startLesson({ id, preset }: Lesson, step = 0): Promise<void> {
  if (await openPreset(preset)) useGuideStore.setState({ lesson: { id, step } });
}

export function goToStep({ id, title, steps }: Lesson, step: number): void {
  if (step < steps.length) useGuideStore.setState({ lesson: { id, step } });
  else {
    useGuideStore.setState({ lesson: null });
    notify("good", copy.lessons.finished(title));
  }
}

export function completeStep(lesson: Lesson, step: number): void {
  markDone(lesson.id, step + 1);
}
