// The palette at the left of the canvas: all that a network is built from, to be dragged there or clicked. Where there is
// less room only its pictures are left; on narrow screens the search takes its place.
import { ChevronDown, ChevronUp, PencilLine } from "lucide-react";
import { useMemo, useState } from "react";
import { copy } from "../../copy";
import { openOwn } from "../../lab/labStore";
import { useDocumentStore } from "../../state/documentStore";
import { actions } from "../lateActions";
import { GROUPS, type PaletteItem, paletteItems } from "./items";
import { PaletteRow } from "./PaletteRow";
import { usePaletteDrag } from "./usePaletteDrag";

const words = copy.editor.palette;

const TONE = {
  input: "text-muted",
  neurons: "text-exc",
  layers: "text-exc",
  output: "text-good-text",
  worlds: "text-accent",
} as const;

export function Palette() {
  const models = useDocumentStore(({ document }) => document.models);
  const items = useMemo(() => paletteItems(models ? { models } : {}), [models]);
  const [dragged, setDragged] = useState<PaletteItem | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const { ghost, handlers } = usePaletteDrag(setDragged);

  const row = (item: PaletteItem) => (
    <li key={item.id}>
      <PaletteRow
        icon={item.icon}
        tone={TONE[item.group]}
        words={item.title}
        data-testid={`palette-${item.id}`}
        title={`${item.title}: ${item.about}`}
        aria-label={words.addOne(item.title)}
        {...handlers(item)}
        onClick={(event) => {
          // a drag ends in a click as well
          if (event.currentTarget.dataset.dragged !== "true") void actions().then(({ add }) => add(item));
        }}
      />
    </li>
  );
  const folded = items.filter(({ family }) => family !== undefined);
  const families = [...new Set(folded.flatMap(({ family }) => family ?? []))];
  return (
    <nav
      aria-label={words.label}
      data-testid="palette"
      className="hidden h-full w-13 shrink-0 overflow-y-auto border-line border-r bg-surface py-2 wide:block min-[75rem]:w-52"
    >
      {GROUPS.map((group) => (
        <section key={group} className="px-1.5 pb-2 min-[75rem]:px-2.5">
          <h2 className="mb-0.5 px-2 pt-1.5 font-semibold text-muted text-xs max-[74.99rem]:sr-only">
            {words.groups[group]}
          </h2>
          <ul>
            {items.filter((item) => item.group === group && item.family === undefined).map(row)}
            {group === "neurons" && (
              <>
                <li>
                  <PaletteRow
                    icon={PencilLine}
                    tone={TONE.neurons}
                    words={words.own}
                    data-testid="palette-own"
                    title={`${words.own}: ${words.ownAbout}`}
                    onClick={() => openOwn()}
                  />
                </li>
                <li>
                  <PaletteRow
                    icon={unfolded ? ChevronUp : ChevronDown}
                    tone="text-muted"
                    words={unfolded ? words.fewer : words.more(folded.length)}
                    data-testid="palette-more"
                    aria-expanded={unfolded}
                    onClick={() => setUnfolded(!unfolded)}
                  />
                </li>
                {unfolded &&
                  families.map((family) => (
                    <li key={family}>
                      <h3 className="px-2 pt-1.5 text-muted text-xs max-[74.99rem]:sr-only">
                        {words.families[family]}
                      </h3>
                      <ul>{folded.filter((item) => item.family === family).map(row)}</ul>
                    </li>
                  ))}
              </>
            )}
          </ul>
        </section>
      ))}
      <p className="px-4.5 pt-1 text-muted text-xs max-[74.99rem]:sr-only">{words.hint}</p>
      <div
        ref={ghost}
        aria-hidden
        className={`pointer-events-none fixed top-0 left-0 z-40 w-fit items-center gap-2 rounded-xl border border-accent bg-surface px-3 py-2 font-semibold shadow-2xl ${dragged ? "flex" : "hidden"}`}
      >
        {dragged && (
          <>
            <dragged.icon size={16} className={TONE[dragged.group]} />
            {dragged.title}
          </>
        )}
      </div>
    </nav>
  );
}
