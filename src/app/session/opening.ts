// The status before there is anything to tell: both sides start from it.
import type { Status } from "./protocol";

export const OPENING: Status = {
  phase: "opening",
  untrainable: null,
  pace: { ms: 0, perSecond: 0 },
  engine: null,
  dataset: null,
  samples: 0,
  target: 0,
  samplesPerSecond: 0,
  recent: null,
  heldOut: [],
  confusion: [],
  assigned: [],
  health: null,
  findings: [],
};
