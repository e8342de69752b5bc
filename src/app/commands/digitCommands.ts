// The draw pad, what is known of the digits, and the tabs of the inspector.

import { mark } from "../canvas/canvasStore";
import { inHand } from "../canvas/hand";
import { copy } from "../copy";
import { useDigitsStore } from "../data/digitsStore";
import { closePad, openPad, useDrawStore } from "../data/draw/drawStore";
import { takesDigits } from "../data/takesDigits";
import { focusTab, showTab, TABS, type TabName } from "../inspector/inspectorStore";
import { useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
import { select } from "../state/uiStore";
import type { Command } from "./command";

export const digitCommands: readonly Command[] = [
  {
    id: "digits.draw",
    title: copy.digits.title,
    group: "Run",
    keys: ["d"],
    words: "pad pen write own digit classify",
    blocked: noDigits,
    run: () => (useDrawStore.getState().open ? closePad() : openPad()),
  },
  {
    id: "digits.info",
    title: copy.digits.info,
    group: "View",
    words: "data set mnist classes counts source",
    blocked: noDigits,
    run: () => useDigitsStore.setState({ info: true }),
  },
  ...TABS.map(
    (tab): Command => ({
      id: `inspector.${tab}`,
      title: copy.panel.commands[tab],
      group: "View",
      ...(tab === "parameters" ? { keys: ["i"] } : {}),
      words: "inspector panel tab",
      run: () => goToTab(tab),
    }),
  ),
];

/** Shows a tab of the inspector for what is in hand, and goes there. */
function goToTab(tab: TabName): void {
  const { cards, projection } = inHand();
  if (projection !== null) select({ kind: "projection", id: projection });
  else if (cards.length > 0) mark(cards);
  showTab(tab);
  focusTab(tab);
}

function noDigits(): string | null {
  const { running } = useDocumentStore.getState();
  return takesDigits(running, useRunStore.getState().status.dataset?.pixels) ? null : copy.digits.driven;
}
