// What a command is: everything that the page can be told to do, by menu, key or search.

export const GROUPS = ["Run", "Edit", "Network", "View", "Share", "Help"] as const;
export type Group = (typeof GROUPS)[number];

export interface Command {
  /** e.g. "edit.undo" */
  readonly id: string;
  readonly title: string;
  readonly group: Group;
  /** as tinykeys has them, such as "$mod+z"; the first is shown */
  readonly keys?: readonly string[];
  /** its keys are shown, but the browser's own events for them are heard elsewhere */
  readonly ownKeys?: boolean;
  /** more words by which it is found */
  readonly words?: string;
  /** why it cannot be given now; null if it can */
  blocked?(): string | null;
  run(): unknown;
}
