// The draw pad, what is known of the digits, and the tabs of the inspector.
import { copy } from "../copy";
import { useDigitsStore } from "../data/digitsStore";
import { closePad, openPad, useDrawStore } from "../data/draw/drawStore";
import { takesDigits } from "../data/takesDigits";
import { showTab, TABS } from "../inspector/inspectorStore";
import { useDocumentStore } from "../state/documentStore";
import { useRunStore } from "../state/runStore";
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
      title: copy.inspect.commands[tab],
      group: "View",
      words: "inspector panel tab",
      run: () => showTab(tab),
    }),
  ),
];

function noDigits(): string | null {
  const { running } = useDocumentStore.getState();
  return takesDigits(running, useRunStore.getState().status.dataset?.pixels) ? null : copy.digits.driven;
}
