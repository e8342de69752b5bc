// Computes what the lab shows, beside the page, so that a slider never waits for a neuron.
import { expose } from "comlink";
import { lookAt, strongCurrent } from "./look";

export const lab = { lookAt, strongCurrent };

expose(lab);
