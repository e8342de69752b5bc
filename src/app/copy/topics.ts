// What the page speaks of: each of these is `copy.NAME`.
export { agents } from "./agents";
export { canvas, data } from "./canvas";
export { digitsCopy as digits } from "./digits";
export { editor } from "./editor";
export { field, inspector } from "./fields";
export { gallery } from "./gallery";
export { inspectorCopy as inspect } from "./inspector";
export { lab } from "./lab";
export { findings, guide, lessons } from "./lessons";
export {
  blocked,
  commands,
  crash,
  failed,
  noGpu,
  notices,
  noWebgl,
  panel,
  product,
  rebuild,
  theme,
} from "./page";
export { plots } from "./plots";
export { engine, hint, run, untrainable } from "./run";
export { share } from "./share";
export { trust } from "./trust";
