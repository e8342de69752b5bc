// Theme, the list of all commands, and the sheet of keys.
import { markFocused } from "../canvas/hand";
import { copy } from "../copy";
import { toggleTheme } from "../state/theme";
import { useUiStore } from "../state/uiStore";
import type { Command } from "./command";

export const viewCommands: readonly Command[] = [
  { id: "view.theme", title: copy.commands.theme, group: "View", words: "dark light", run: toggleTheme },
  {
    id: "help.commands",
    title: copy.commands.all,
    group: "Help",
    keys: ["$mod+k"],
    run: () => {
      markFocused(); // the search takes the focus: what had it stays in hand
      useUiStore.setState({ sheet: "commands" });
    },
  },
  {
    id: "help.keys",
    title: copy.commands.keys,
    group: "Help",
    keys: ["Shift+?"],
    words: "shortcuts keyboard help",
    run: () => useUiStore.setState({ sheet: "keys" }),
  },
];
