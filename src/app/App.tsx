// The page: top bar, network, data strip and plots at the left, inspector at the right; stacked on narrow screens.
import { lazy, Suspense } from "react";
import { Palette } from "./canvas/palette/Palette";
import { DataStrip } from "./data/DataStrip";
import { Inspector } from "./inspector/Inspector";
import { useKeepStore } from "./keep/keepStore";
import { KeepBanner } from "./keep/ui/KeepBanner";
import { LabLayer } from "./lab/LabLayer";
import { GuideLayer } from "./lessons/GuideLayer";
import { TopBar } from "./run/TopBar";
import { useUiStore } from "./state/uiStore";
import { RunSummary } from "./trust/RunSummary";
import { SKIP_TARGET, SkipLink } from "./trust/SkipLink";
import { Banner } from "./ui/Banner";
import { DropTarget } from "./ui/DropTarget";
import { Notices } from "./ui/Notices";
import { Dock } from "./views/Dock";

/** The library of the canvas is a third of all code: the bars and the engine do not wait for it. */
const NetworkCanvas = lazy(() =>
  import("./canvas/NetworkCanvas").then((m) => ({ default: m.NetworkCanvas })),
);
const CommandSheets = lazy(() =>
  import("./commands/CommandSheets").then((m) => ({ default: m.CommandSheets })),
);
const KeepDialogs = lazy(() => import("./keep/ui/KeepDialogs").then((m) => ({ default: m.KeepDialogs })));

export function App() {
  const dialog = useKeepStore((state) => state.dialog);
  const sheet = useUiStore((state) => state.sheet);
  return (
    <div className="flex min-h-full flex-col wide:h-dvh wide:min-h-140">
      <SkipLink />
      <TopBar />
      <Banner />
      <KeepBanner />
      <main className="flex min-h-0 flex-1 flex-col wide:flex-row">
        <Palette />
        <div className="flex min-w-0 flex-1 flex-col wide:min-h-0">
          <div
            id={SKIP_TARGET}
            tabIndex={-1}
            className="-outline-offset-2 h-80 min-h-0 wide:h-auto wide:flex-1"
          >
            <Suspense fallback={null}>
              <NetworkCanvas />
            </Suspense>
          </div>
          <DataStrip />
          <div className="h-84 shrink-0 wide:h-[clamp(13.5rem,34vh,18.75rem)]">
            <Dock />
          </div>
        </div>
        <div className="shrink-0 wide:w-79">
          <Inspector />
        </div>
      </main>
      <RunSummary />
      <GuideLayer />
      <LabLayer />
      <DropTarget />
      <Notices />
      {dialog !== null && (
        <Suspense fallback={null}>
          <KeepDialogs />
        </Suspense>
      )}
      {sheet !== null && (
        <Suspense fallback={null}>
          <CommandSheets />
        </Suspense>
      )}
    </div>
  );
}
