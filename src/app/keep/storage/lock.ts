// One tab a project: who holds its lock may write to it, and another may take the lock away.

export interface Lock {
  release(): void;
}

/**
 * ms to wait for a tab that holds the lock and does not say so: it is being reloaded, or closes, which takes long on
 * a busy machine. One that is there says so at once. Chosen.
 */
const PATIENCE = 10_000;

/**
 * @param take - from whoever holds it
 * @param onLost - another has taken it
 * @returns null if another tab holds it
 */
export function lockProject(id: string, take: boolean, onLost: () => void): Promise<Lock | null> {
  const { locks } = navigator;
  if (!locks) return Promise.resolve({ release: () => {} }); // not a secure page: nothing can be known
  const name = `spikeyard-project-${id}`;
  const channel = new BroadcastChannel(name);
  addEventListener("pagehide", () => channel.close(), { once: true });
  return new Promise((resolve) => {
    let state: "waiting" | "held" | "given up" = "waiting";
    // the request stays in the queue: what is aborted before the browser has queued it, Chromium never answers
    const giveUp = () => {
      if (state !== "waiting") return;
      state = "given up";
      channel.close();
      resolve(null);
    };
    const hold = () => {
      if (state === "given up") return; // too late: it is for the next one
      state = "held";
      channel.onmessage = ({ data }) => data === "whose" && channel.postMessage("mine");
      return new Promise<void>((end) => {
        const release = () => {
          state = "given up";
          channel.close();
          end();
        };
        resolve({ release });
      });
    };
    locks.request(name, { steal: take }, hold).catch(() => {
      if (state === "held") onLost();
      giveUp();
      channel.close();
    });
    if (take) return;
    channel.onmessage = ({ data }) => data === "mine" && giveUp();
    channel.postMessage("whose");
    setTimeout(giveUp, PATIENCE);
  });
}
