// Every readout there is, by the name that documents use.
import type { ReadoutBy } from "../../core/document";
import { allActivity } from "./allActivity";
import { firstSpike } from "./firstSpike";
import { inTurn } from "./inTurn";
import { logistic } from "./logistic";
import { ngram } from "./ngram";
import { proportion } from "./proportion";
import { rankOrder } from "./rankOrder";
import type { ReadoutModel } from "./readout";

export const readouts: Readonly<Record<ReadoutBy, ReadoutModel>> = Object.freeze({
  proportion,
  all_activity: allActivity,
  rank_order: rankOrder,
  first_spike: firstSpike,
  ngram,
  logistic,
  in_turn: inTurn,
});
