// Examples, lessons, and the hints that lead on.
import { copy } from "../copy";
import { openPreset } from "../session/presets";
import { openGallery, openLessons, useGuideStore } from "../state/guideStore";
import type { Command } from "./command";

export const learnCommands: readonly Command[] = [
  {
    id: "learn.gallery",
    title: copy.gallery.command,
    group: "Network",
    keys: ["e"],
    words: "examples presets gallery templates",
    run: openGallery,
  },
  {
    id: "learn.blank",
    title: copy.gallery.blank,
    group: "Network",
    words: "new empty start over",
    run: () => openPreset("blank-page"),
  },
  {
    id: "learn.lessons",
    title: copy.lessons.command,
    group: "Help",
    words: "learn tutorial guide course",
    run: openLessons,
  },
  {
    id: "learn.exit",
    title: copy.lessons.exit,
    group: "Help",
    words: "end stop lesson",
    blocked: () => (useGuideStore.getState().lesson === null ? copy.lessons.noneOn : null),
    run: () => useGuideStore.setState({ lesson: null }),
  },
  {
    id: "learn.hints",
    title: copy.lessons.hintsAgain,
    group: "Help",
    words: "hint tips first steps",
    run: () => useGuideStore.setState({ hints: true, slid: false }),
  },
];
