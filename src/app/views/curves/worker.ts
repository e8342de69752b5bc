// Computes the curves of models beside the page, so that nothing on it waits for them.
import { expose } from "comlink";
import { currentCurve } from "./currentCurve";
import { pairCurve } from "./pairCurve";

export const curves = { currentCurve, pairCurve };

expose(curves);
