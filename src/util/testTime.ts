// For tests of how long something may take: what else the machine does must not count.

/** ms that this process has computed for so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
