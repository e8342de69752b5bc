// What a blank page says: how a network begins.
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { add } from "../actions";
import { paletteItems } from "../palette/items";

const FIRST = [
  ["input.poisson", copy.editor.empty.input],
  ["neurons.lif", copy.editor.empty.neurons],
  ["worlds.gridworld", copy.editor.empty.world],
] as const;

export function EmptyCanvas() {
  const empty = useDocumentStore(({ document }) => Object.keys(document.populations).length === 0);
  if (!empty) return null;
  return (
    <div
      data-testid="empty-canvas"
      className="pointer-events-none absolute inset-0 z-4 grid place-items-center p-6 text-center"
    >
      <div className="max-w-80">
        <h2 className="font-semibold text-[0.9375rem]">{copy.editor.empty.title}</h2>
        <p className="mt-1 text-muted">
          <span className="hidden wide:inline">{copy.editor.empty.about}</span>
          <span className="wide:hidden">{copy.editor.empty.aboutTouch}</span>
        </p>
        <div className="pointer-events-auto mt-4 flex flex-wrap justify-center gap-2">
          {FIRST.map(([id, words]) => (
            <button
              key={id}
              type="button"
              data-testid={`first-${id}`}
              onClick={() => {
                const item = paletteItems().find((one) => one.id === id);
                if (item) void add(item);
              }}
              className="rounded-lg border border-accent bg-surface px-3 py-1.5 font-semibold text-accent hover:border-muted"
            >
              {words}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
