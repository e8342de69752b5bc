// The status that the worker sends, from what it owns.
import type { Dataset } from "../../index";
import { type OpenNetwork, untrainable } from "./network";
import { OPENING } from "./opening";
import type { Status } from "./protocol";
import { countOf } from "./runs/learner";
import type { Run } from "./runs/run";

export interface Owned {
  readonly network: OpenNetwork | null;
  readonly dataset: Dataset | null;
  readonly run: Run | null;
  readonly loading: Status["loading"];
  /** what went wrong */
  readonly message: string | undefined;
}

export function statusOf({ network, dataset, run, loading, message }: Owned): Status {
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
    ...(network?.learner ? { samples: countOf(network.learner) } : {}),
    ...run?.status(),
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
