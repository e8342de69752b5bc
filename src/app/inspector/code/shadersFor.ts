// Of all kernels of a network those that a selection is about.
import type { NetworkDocument, Shader } from "../../../index";
import type { Selection } from "../../state/uiStore";

/** Its own kernels; those of the whole network where nothing is selected, or it has none of its own. */
export function shadersFor(
  shaders: readonly Shader[],
  document: NetworkDocument,
  selection: Selection | null,
): readonly Shader[] {
  if (selection === null) return shaders;
  const owner =
    "id" in selection
      ? selection.id
      : (selection.kind === "world" ? document.agent?.act : document.readout)?.population;
  const own = shaders.filter(({ label }) => label.startsWith(`${owner}/`));
  return own.length > 0 ? own : shaders.filter(({ label }) => label.startsWith("network/"));
}
