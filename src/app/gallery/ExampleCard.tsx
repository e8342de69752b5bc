// One example: its picture, what one sees, how large it is. All of it is one button.
import { copy } from "../copy";
import { openPreset } from "../session/presets";
import { closeGuide } from "../state/guideStore";
import type { Preset } from "./presets";
import { Thumbnail } from "./Thumbnail";

export function ExampleCard({ preset }: { readonly preset: Preset }) {
  const { name, entry, neurons, synapses, learnsDigits } = preset;
  const open = () => {
    closeGuide();
    void openPreset(name);
  };
  return (
    <li className="flex">
      <button
        type="button"
        data-testid={`example-${name}`}
        title={entry.tryThis.join("\n") || undefined}
        onClick={open}
        className="flex w-full flex-col overflow-hidden rounded-xl border border-line bg-surface text-left transition-colors hover:border-accent"
      >
        <Thumbnail preset={preset} />
        <span className="flex flex-1 flex-col gap-1 px-3.5 py-3">
          <span className="flex items-baseline gap-2">
            <strong className="min-w-0 flex-1 font-semibold text-[0.875rem]">{entry.title}</strong>
            {learnsDigits && (
              <span className="shrink-0 rounded-md border border-line px-1.5 text-muted text-xs">
                {copy.gallery.learns}
              </span>
            )}
          </span>
          <span className="text-muted">{entry.line}</span>
          <span className="mt-auto pt-1.5 text-muted text-sm">{copy.gallery.size(neurons, synapses)}</span>
        </span>
      </button>
    </li>
  );
}
