// Spikes of consecutive runs as those of one.
import type { Spikes } from "../../index";

export function joined(parts: readonly Spikes[]): Spikes {
  const names = Object.keys(parts[0] ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const all = new Uint32Array(parts.reduce((sum, part) => sum + part[name]!.length, 0));
      let at = 0;
      for (const part of parts) {
        all.set(part[name]!, at);
        at += part[name]!.length;
      }
      return [name, all];
    }),
  );
}
