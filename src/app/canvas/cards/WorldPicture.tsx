// A world as it looks now, or as it begins where nobody has acted in it yet.
import { useMemo, useRef } from "react";
import { type Environment, type ModelUse, makeEnvironment } from "../../../index";
import { copy } from "../../copy";
import { acts } from "../../live/channel";
import { useLivePainting } from "../../live/useLivePainting";
import { contextOf, drawShapes, placed, sceneColours } from "../../views/agents/drawScene";

interface WorldPictureProps {
  readonly use: ModelUse;
  readonly name: string;
}

export function WorldPicture({ use, name }: WorldPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const first = useMemo(() => sceneAtFirst(use), [use]);
  useLivePainting(acts, canvas, (element, view) => {
    const scene = (view?.world === use.name && view.scene) || first;
    const context = contextOf(element);
    if (!context || !scene) return;
    const { clientWidth, clientHeight } = element;
    drawShapes(context, scene.shapes, placed(scene, clientWidth, clientHeight), sceneColours());
  });
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={copy.canvas.world.alt(name)}
      data-testid="world-picture"
      className="aspect-square w-full rounded-md bg-sunken"
    />
  );
}

function sceneAtFirst(use: ModelUse) {
  const world = worldFor(use);
  world?.reset(0);
  return world?.scene?.() ?? null;
}

/** null where there is none of that name, or a parameter is wrong: what is, the inspector says */
export function worldFor(use: ModelUse): Environment | null {
  try {
    return makeEnvironment(use.name, use.params);
  } catch {
    return null;
  }
}
