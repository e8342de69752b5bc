// Whether anyone pays a network: an agent's world, a payment for what it does, or a teacher.
import type { NetworkDocument } from "../../index";

export function isRewarded({ agent, payment, training }: NetworkDocument): boolean {
  const taught = [training, ...(training?.stages ?? [])].some((one) => one?.teacher !== undefined);
  return agent !== undefined || payment !== undefined || taught;
}
