// CUBA, the speed standard: 4,000 neurons with synaptic currents that keep themselves active.
// Brette et al. 2007, J Comput Neurosci 23:349, doi:10.1007/s10827-007-0038-6, benchmark 2.
import type { NetworkDocument } from "../core/document";
import { sizedCuba } from "./lib/balanced";

export const cuba: NetworkDocument = sizedCuba(4000);
