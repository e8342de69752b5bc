// Help when something goes wrong, and newer versions of the page.
import { copy } from "../copy";
import { hasUpdate, takeUpdate } from "../trust/offline";
import { copyReport } from "../trust/report";
import type { Command } from "./command";

export const trustCommands: readonly Command[] = [
  {
    id: "help.report",
    title: copy.trust.report.command,
    group: "Help",
    words: "bug error problem diagnostics support",
    run: copyReport,
  },
  {
    id: "help.update",
    title: copy.trust.update.command,
    group: "Help",
    words: "version offline",
    blocked: () => (hasUpdate() ? null : copy.trust.update.none),
    run: takeUpdate,
  },
];
