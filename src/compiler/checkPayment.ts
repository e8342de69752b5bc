// Checks what a network is paid for: whose spikes, and when.
import { type Cell, type NetworkDocument, sizeOf } from "../core/document";
import { ModelError } from "../util/errors";
import { lookUp, requireKeys, requireNumber, requireWhole } from "./requirements";

/** ms: a day, in which no network of the page lives to see a reward. Chosen. */
const LONGEST = 86_400_000;

/** @throws {ModelError} on the first thing that is wrong, with its path */
export function checkPayment(document: NetworkDocument): void {
  const { payment, readout, agent, dt } = document;
  if (!payment) return;
  requireKeys(payment, ["pre", "post", "within", "delay", "reward"], "payment");
  if (readout || agent)
    throw new ModelError(
      "payment",
      "is for a network that runs by itself. Leave it out, or the readout and the agent.",
    );
  const { pre, post, within, delay, reward = 1 } = payment;
  requireCell(document, pre, "payment.pre");
  requireCell(document, post, "payment.post");
  requireNumber(within, "payment.within", dt, LONGEST, "ms");
  const [least, most] = delay;
  requireNumber(least, "payment.delay[0]", dt, LONGEST, "ms");
  requireNumber(most, "payment.delay[1]", least, LONGEST, "ms");
  requireNumber(reward, "payment.reward", -1e6, 1e6, "");
}

function requireCell({ populations }: NetworkDocument, { population, neuron }: Cell, path: string): void {
  const of = lookUp(populations, population, "population", `${path}.population`);
  requireWhole(neuron, `${path}.neuron`, sizeOf(of) - 1, 0);
}
