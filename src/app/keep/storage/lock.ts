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
    let held = false;
    const hold = () =>
      new Promise<void>((end) => {
        held = true;
        channel.onmessage = ({ data }) => data === "whose" && channel.postMessage("mine");
        resolve({
          release: () => {
            held = false;
            end();
          },
        });
      });
    const elsewhere = new AbortController();
    channel.onmessage = ({ data }) => data === "mine" && elsewhere.abort();
    channel.postMessage("whose");
    setTimeout(() => elsewhere.abort(), PATIENCE); // means nothing to one that was granted
    locks
      .request(name, take ? { steal: true } : { signal: elsewhere.signal }, hold)
      .catch(() => {
        if (held) onLost();
        else resolve(null);
      })
      .finally(() => channel.close());
  });
}
