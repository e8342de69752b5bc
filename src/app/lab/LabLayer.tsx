// What lies over the page to look into neurons. Loaded when first asked for.
import { lazy, Suspense } from "react";
import { useLabStore } from "./labStore";

const Lab = lazy(() => import("./Lab").then((m) => ({ default: m.Lab })));
const OwnNeuron = lazy(() => import("./own/OwnNeuron").then((m) => ({ default: m.OwnNeuron })));

export function LabLayer() {
  const open = useLabStore((state) => state.open);
  return (
    <Suspense fallback={null}>
      {open === "lab" && <Lab />}
      {open === "own" && <OwnNeuron />}
    </Suspense>
  );
}
