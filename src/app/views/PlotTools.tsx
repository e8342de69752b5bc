// The small buttons in a plot's head: freeze, show everything again, save.
import { Download, Maximize2, Snowflake } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { copy } from "../copy";
import type { PlotName } from "../state/uiStore";
import { PANEL } from "../ui/Menu";
import { actionsOf, type SaveKind, toggleFrozen, useFrozen, usePlotStore } from "./plotStore";

const BUTTON =
  "grid size-6 place-items-center rounded-md text-muted transition-colors hover:bg-raised hover:text-text aria-pressed:bg-raised aria-pressed:text-accent";

export interface PlotToolsProps {
  readonly plot: PlotName;
  readonly saves: readonly SaveKind[];
  /** false for a plot that does not change while running */
  readonly live?: boolean;
}

export function PlotTools({ plot, saves, live = true }: PlotToolsProps) {
  const frozen = useFrozen(plot);
  const zoomed = usePlotStore((state) => state.zoomed.has(plot));
  return (
    <div className="flex items-center">
      {zoomed && (
        <button
          type="button"
          className={BUTTON}
          aria-label={copy.plots.resetZoom}
          title={copy.plots.resetZoom}
          data-testid={`reset-zoom-${plot}`}
          onClick={() => actionsOf(plot)?.resetZoom?.()}
        >
          <Maximize2 size={13} aria-hidden />
        </button>
      )}
      {live && (
        <button
          type="button"
          className={BUTTON}
          aria-pressed={frozen}
          aria-label={copy.plots.freeze}
          title={frozen ? copy.plots.unfreeze : copy.plots.freeze}
          data-testid={`freeze-${plot}`}
          onClick={() => toggleFrozen(plot)}
        >
          <Snowflake size={13} aria-hidden />
        </button>
      )}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          className={BUTTON}
          aria-label={copy.plots.save}
          title={copy.plots.save}
          data-testid={`save-${plot}`}
        >
          <Download size={13} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} className={PANEL}>
            {saves.map((kind) => (
              <DropdownMenu.Item
                key={kind}
                data-testid={`save-${plot}-${kind}`}
                onSelect={() => void actionsOf(plot)?.save[kind]?.()}
                className="cursor-pointer rounded-lg px-2.5 py-1.5 outline-none data-[highlighted]:bg-raised"
              >
                <span className="block">{copy.plots.saveAs[kind]}</span>
                <span className="block text-muted text-sm">{copy.plots.saveAbout[kind]}</span>
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}
