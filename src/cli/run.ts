// `run`: simulates a network for a time and counts spikes; with a probe, lists those of one population.
import { type RunRequest, unknown } from "./arguments";
import type { Context } from "./context";
import { identify, openNetwork } from "./engines";
import { UsageError } from "./faults";
import { loadNetwork } from "./presets";
import { inputsOf, runSteps } from "./stepping";
import { formatNumber, formatSeconds, rounded } from "./terminal";
import { adapt } from "./train";

export async function run(request: RunRequest, { terminal, signal }: Context): Promise<void> {
  const { network, duration, probe, seed, json } = request;
  const document = adapt(await loadNetwork(network), seed === undefined ? {} : { seed });
  const { dt } = document;
  const names = Object.keys(document.populations);
  if (probe !== undefined && !names.includes(probe)) throw unknown("population", probe, names);
  const steps = Math.round(duration / dt);
  if (steps < 1)
    throw new UsageError(`--duration: at least one step of ${dt} ms is expected, got ${duration}.`);

  const engine = await openNetwork(document, request);
  try {
    const times: [neuron: number, ms: number][] = [];
    const spike = (neuron: number, step: number) => times.push([neuron, rounded(step * dt)]);
    const { seconds, counts, rewards } = await runSteps(engine, {
      steps,
      inputs: inputsOf(engine, () => request.input ?? 1),
      terminal,
      signal,
      ...(probe === undefined ? {} : { probe: { population: probe, spike } }),
    });
    const bio = (steps * dt) / 1000;
    const rates = Object.fromEntries(
      engine.plan.populations.map(({ name, n }) => [name, rounded(counts[name]! / n / bio)]),
    );
    if (json) {
      const result = {
        preset: network,
        ...identify(engine, request),
        seed: document.seed,
        duration_ms: rounded(steps * dt),
        wall_s: rounded(seconds),
        spike_counts: counts,
        rates_hz: rates,
        ...(rewards ? { rewards_earned: rewards.earned, rewards_paid: rewards.paid } : {}),
        ...(probe === undefined ? {} : { probe, spikes: times }),
      };
      return terminal.print(JSON.stringify(result));
    }
    for (const time of times) terminal.print(JSON.stringify(time));
    terminal.print(
      `${network} on ${engine.name}: ${formatNumber(1000 * bio)} ms in ${formatSeconds(seconds)}`,
    );
    for (const [name, count] of Object.entries(counts))
      terminal.print(`${name}: ${formatNumber(count)} spikes, ${formatNumber(rates[name]!)} Hz`);
    if (rewards)
      terminal.print(`Rewards: ${formatNumber(rewards.earned)} earned, ${formatNumber(rewards.paid)} paid`);
  } finally {
    engine.dispose();
  }
}
