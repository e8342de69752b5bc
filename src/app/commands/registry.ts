// All commands. Menus, keys, the search and the sheet of keys are made from this list.
import { notify } from "../state/runStore";
import type { Command } from "./command";
import { digitCommands } from "./digitCommands";
import { editCommands } from "./editCommands";
import { labCommands } from "./labCommands";
import { learnCommands } from "./learnCommands";
import { networkCommands } from "./networkCommands";
import { plotCommands } from "./plotCommands";
import { runCommands } from "./runCommands";
import { shareCommands } from "./shareCommands";
import { trustCommands } from "./trustCommands";
import { viewCommands } from "./viewCommands";

export const COMMANDS: readonly Command[] = [
  ...runCommands,
  ...editCommands,
  ...digitCommands,
  ...networkCommands,
  ...plotCommands,
  ...labCommands,
  ...learnCommands,
  ...trustCommands,
  ...shareCommands,
  ...viewCommands,
];

/** @throws {Error} if there is none of that name */
export function commandOf(id: string): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new Error(`no command '${id}'`);
  return found;
}

/** Does it, or says why it cannot be done. */
export function give(command: Command): void {
  const reason = command.blocked?.() ?? null;
  if (reason === null) void command.run();
  else notify("bad", reason);
}
