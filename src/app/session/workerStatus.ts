// The status that the worker sends, from what it owns.
import type { Dataset } from "../../index";
import type { AgentRun } from "./agents/agentRun";
import { type OpenNetwork, untrainable } from "./network";
import { OPENING } from "./opening";
import type { Player } from "./player";
import type { Status } from "./protocol";
import type { Training } from "./training";

export interface Owned {
  readonly network: OpenNetwork | null;
  readonly dataset: Dataset | null;
  readonly training: Training | null;
  readonly player: Player | null;
  readonly acting: AgentRun | null;
  readonly loading: Status["loading"];
  /** what went wrong */
  readonly message: string | undefined;
}

export function statusOf({ network, dataset, training, player, acting, loading, message }: Owned): Status {
  const engine = network && {
    name: network.engine.name,
    device: network.engine.device,
    software: network.engine.software,
    ...network.choice,
    work: network.engine.work(),
  };
  return {
    ...OPENING,
    ...(network && dataset ? { phase: "ready" as const } : {}),
    ...training?.status(),
    ...(player?.isRunning ? { phase: "running" as const } : {}),
    ...(player ? { pace: player.pace } : {}),
    ...acting?.status(),
    untrainable: network ? untrainable(network.engine.plan.document, dataset) : null,
    engine,
    dataset: dataset && {
      name: dataset.name,
      train: dataset.train.count,
      test: dataset.test.count,
      pixels: dataset.test.images.length / dataset.test.count,
    },
    ...(loading ? { loading } : {}),
    ...(message ? { phase: "failed" as const, message } : {}),
  };
}
