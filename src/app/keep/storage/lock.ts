// One tab a project: who holds its lock may write to it, and another may take the lock away.

export interface Lock {
  release(): void;
}

/** ms to wait for the tab that is being reloaded, or closes, to let go. Chosen. */
const PATIENCE = 800;

/**
 * @param take - from whoever holds it
 * @param onLost - another has taken it
 * @returns null if another tab holds it
 */
export function lockProject(id: string, take: boolean, onLost: () => void): Promise<Lock | null> {
  const { locks } = navigator;
  if (!locks) return Promise.resolve({ release: () => {} }); // not a secure page: nothing can be known
  return new Promise((resolve) => {
    let held = false;
    const hold = () =>
      new Promise<void>((end) => {
        held = true;
        resolve({
          release: () => {
            held = false;
            end();
          },
        });
      });
    const options: LockOptions = take ? { steal: true } : { signal: AbortSignal.timeout(PATIENCE) };
    locks.request(`spikeyard-project-${id}`, options, hold).catch(() => {
      if (held) onLost();
      else resolve(null);
    });
  });
}
