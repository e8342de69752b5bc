// What a button does: where the session refuses, the user is told why.
import { notify, useRunStore } from "../state/runStore";
import { messageOf } from "./client";

export async function attempt(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const message = messageOf(error);
    // a failed run says so in the banner already
    if (useRunStore.getState().status.message !== message) notify("bad", message);
  }
}
