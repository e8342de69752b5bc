// The choice between cards and space, over the canvas, and what it opens; three.js comes with it, not before.
import { lazy, Suspense } from "react";
import { copy } from "../../copy";
import { useBlank } from "../../state/documentStore";
import { PlotBoundary } from "../PlotBoundary";
import { toggleSpace, usePlotStore } from "../plotStore";

const SpaceView = lazy(() => import("./SpaceView").then((m) => ({ default: m.SpaceView })));

/** Lies over the cards while it is on. */
export function SpaceLayer() {
  const space = usePlotStore((state) => state.space);
  const blank = useBlank();
  if (!space || blank) return null;
  return (
    <PlotBoundary title={copy.plots.space.label}>
      <Suspense fallback={null}>
        <SpaceView />
      </Suspense>
    </PlotBoundary>
  );
}

/** 2D | 3D */
export function SpaceToggle() {
  const space = usePlotStore((state) => state.space);
  const { flat, space: deep, toFlat, toSpace } = copy.plots.space;
  return (
    <button
      type="button"
      aria-pressed={space}
      aria-label={space ? toFlat : toSpace}
      title={space ? toFlat : toSpace}
      data-testid="dimension"
      onClick={toggleSpace}
      className="flex h-8 items-center rounded-lg border border-line bg-raised p-0.5 text-muted text-sm hover:border-muted"
    >
      {[flat, deep].map((name) => (
        <span
          key={name}
          className="rounded-md px-2 py-1 data-[on=true]:bg-surface data-[on=true]:font-semibold data-[on=true]:text-text"
          data-on={(name === deep) === space}
        >
          {name}
        </span>
      ))}
    </button>
  );
}
