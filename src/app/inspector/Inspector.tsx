// The panel at the right: parameters, live figures and code of what is selected, or of the whole network.
import { X } from "lucide-react";
import { Tabs } from "radix-ui";
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from "react";
import { focusCanvas, focusCard, focusProjection } from "../canvas/canvasControls";
import { cardFor } from "../canvas/canvasStore";
import { copy } from "../copy";
import { useDocumentStore } from "../state/documentStore";
import { select, useUiStore } from "../state/uiStore";
import { showTab, TABS, type TabName, useInspectorStore } from "./inspectorStore";

const Form = lazy(() => import("./forms/Form").then((m) => ({ default: m.Form })));
const LiveTab = lazy(() => import("./live/LiveTab").then((m) => ({ default: m.LiveTab })));
const CodeTab = lazy(() => import("./code/CodeTab").then((m) => ({ default: m.CodeTab })));

export function Inspector() {
  const document = useDocumentStore((state) => state.document);
  const selection = useUiStore((state) => state.selection);
  const tab = useInspectorStore((state) => state.tab);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!selection || !panel.current) return;
    panel.current.scrollTop = 0;
    // stacked on a narrow screen the panel lies below the plots
    if (panel.current.getBoundingClientRect().top > window.innerHeight * 0.8) {
      panel.current.scrollIntoView({ behavior: "smooth", block: "start" });
    }
  }, [selection]);
  return (
    <aside
      ref={panel}
      aria-label={copy.panel.label}
      data-testid="inspector"
      onKeyDown={leaveByEscape}
      className="relative border-line bg-surface wide:h-full wide:overflow-y-auto wide:border-l"
    >
      <Tabs.Root value={tab} onValueChange={(next) => showTab(next as TabName)}>
        <div className="sticky top-0 z-10 flex items-center border-line border-b bg-surface pr-2 pl-4">
          <Tabs.List aria-label={copy.panel.tabsLabel} className="flex gap-4">
            {TABS.map((name) => (
              <Tabs.Trigger
                key={name}
                value={name}
                data-testid={`tab-${name}`}
                className="-mb-px border-transparent border-b-2 py-2.5 text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-text"
              >
                {copy.panel.tabs[name]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {selection && (
            <button
              type="button"
              aria-label={copy.panel.close}
              title={copy.panel.close}
              onClick={() => select(null)}
              className="ml-auto grid size-7 place-items-center rounded-md text-muted hover:text-text"
            >
              <X size={15} aria-hidden />
            </button>
          )}
        </div>
        <Suspense fallback={<p className="px-4 py-6 text-muted">{copy.panel.loading}</p>}>
          <Tabs.Content value="parameters">
            <Form document={document} selection={selection} />
          </Tabs.Content>
          <Tabs.Content value="live">
            <LiveTab selection={selection} />
          </Tabs.Content>
          <Tabs.Content value="code">
            <CodeTab selection={selection} />
          </Tabs.Content>
        </Suspense>
      </Tabs.Root>
    </aside>
  );
}

/** Back to what the fields are about, on the canvas. */
function leaveByEscape(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key } = event;
  if (key !== "Escape" || event.defaultPrevented || !currentTarget.contains(target as Node)) return;
  const { selection } = useUiStore.getState();
  (target as HTMLElement).blur(); // what is written there is taken
  const card = cardFor(selection);
  if (selection?.kind === "projection") focusProjection(selection.id);
  else if (card !== null) focusCard(card);
  else focusCanvas();
}
