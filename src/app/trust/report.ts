// "Copy diagnostic report": the button and the command. Nothing leaves the page but by the user's own paste.
import { copy } from "../copy";
import { type NoticeAction, notify } from "../state/runStore";
import { useUiStore } from "../state/uiStore";
import { writeReport } from "./writeReport";

export async function copyReport(): Promise<void> {
  if (await copied()) notify("good", copy.trust.report.copied);
  else useUiStore.setState({ sheet: "report" });
}

/** @returns false where the browser does not let pages copy: then the user can, from the sheet */
export async function copied(): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(writeReport());
    return true;
  } catch {
    return false;
  }
}

export const reportAction: NoticeAction & { run(): Promise<void> } = {
  label: copy.trust.report.button,
  run: copyReport,
};
