// The palette at the left of the canvas: all that a network is built from, to be dragged there or clicked. Where there is
// less room only its pictures are left; on narrow screens the search takes its place.
import { PencilLine } from "lucide-react";
import { useMemo, useState } from "react";
import { copy } from "../../copy";
import { openOwn } from "../../lab/labStore";
import { useDocumentStore } from "../../state/documentStore";
import { add } from "../actions";
import { GROUPS, type PaletteItem, paletteItems } from "./items";
import { usePaletteDrag } from "./usePaletteDrag";

const DOT = {
  input: "text-muted",
  neurons: "text-exc",
  layers: "text-exc",
  output: "text-good-text",
} as const;

export function Palette() {
  const models = useDocumentStore(({ document }) => document.models);
  const items = useMemo(() => paletteItems(models ? { models } : {}), [models]);
  const [dragged, setDragged] = useState<PaletteItem | null>(null);
  const { ghost, handlers } = usePaletteDrag(setDragged);
  return (
    <nav
      aria-label={copy.editor.palette.label}
      data-testid="palette"
      className="hidden h-full w-13 shrink-0 overflow-y-auto border-line border-r bg-surface py-2 wide:block min-[75rem]:w-52"
    >
      {GROUPS.map((group) => (
        <section key={group} className="px-1.5 pb-2 min-[75rem]:px-2.5">
          <h2 className="mb-0.5 px-2 pt-1.5 font-semibold text-muted text-xs max-[74.99rem]:sr-only">
            {copy.editor.palette.groups[group]}
          </h2>
          <ul>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <li key={item.id}>
                  <button
                    type="button"
                    data-testid={`palette-${item.id}`}
                    title={`${item.title}: ${item.about}`}
                    aria-label={copy.editor.palette.addOne(item.title)}
                    {...handlers(item)}
                    onClick={(event) => {
                      // a drag ends in a click as well
                      if (event.currentTarget.dataset.dragged !== "true") void add(item);
                    }}
                    className="flex w-full touch-pan-y items-center gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-raised max-[74.99rem]:justify-center"
                  >
                    <item.icon size={16} aria-hidden className={`shrink-0 ${DOT[group]}`} />
                    <span className="truncate max-[74.99rem]:sr-only">{item.title}</span>
                  </button>
                </li>
              ))}
            {group === "neurons" && (
              <li>
                <button
                  type="button"
                  data-testid="palette-own"
                  title={`${copy.lab.own.card}: ${copy.lab.own.cardAbout}`}
                  aria-label={copy.lab.own.card}
                  onClick={() => openOwn()}
                  className="flex w-full items-center gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-raised max-[74.99rem]:justify-center"
                >
                  <PencilLine size={16} aria-hidden className={`shrink-0 ${DOT[group]}`} />
                  <span className="truncate max-[74.99rem]:sr-only">{copy.lab.own.card}</span>
                </button>
              </li>
            )}
          </ul>
        </section>
      ))}
      <p className="px-4.5 pt-1 text-muted text-xs max-[74.99rem]:sr-only">{copy.editor.palette.hint}</p>
      <div
        ref={ghost}
        aria-hidden
        className={`pointer-events-none fixed top-0 left-0 z-40 w-fit items-center gap-2 rounded-xl border border-accent bg-surface px-3 py-2 font-semibold shadow-2xl ${dragged ? "flex" : "hidden"}`}
      >
        {dragged && (
          <>
            <dragged.icon size={16} className={DOT[dragged.group]} />
            {dragged.title}
          </>
        )}
      </div>
    </nav>
  );
}
