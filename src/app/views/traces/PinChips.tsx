// The pinned neurons in their colours, each with a way to let it go, and the choice of what is drawn of them.
import { Plus, X } from "lucide-react";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { pinBusiest, togglePin } from "../../session/pins";
import type { Pin } from "../../session/protocol";
import { useDocumentStore } from "../../state/documentStore";
import { pinColor } from "../../state/pinStore";

export interface PinChipsProps {
  readonly pins: readonly Pin[];
  readonly variables: readonly string[];
  readonly variable: string | undefined;
  onVariable(variable: string): void;
}

export function PinChips({ pins, variables, variable, onVariable }: PinChipsProps) {
  const document = useDocumentStore((state) => state.document);
  return (
    <div className="flex shrink-0 items-center gap-1 overflow-x-auto pb-1 [scrollbar-width:none]">
      {pins.map((pin, k) => {
        const name = copy.plots.pinned(labelOf(document, pin.population), pin.neuron);
        return (
          <button
            key={`${pin.population}/${pin.neuron}`}
            type="button"
            data-testid="pin-chip"
            title={copy.plots.unpin(name)}
            aria-label={copy.plots.unpin(name)}
            onClick={() => void togglePin(pin)}
            className="flex h-6 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-md border border-line bg-raised px-1.5 text-sm hover:border-muted"
          >
            <span aria-hidden className="h-0.5 w-3 rounded-full" style={{ background: pinColor(k) }} />
            {name}
            <X size={11} aria-hidden className="text-muted" />
          </button>
        );
      })}
      <button
        type="button"
        title={copy.plots.pinBusiest}
        aria-label={copy.plots.pinBusiest}
        onClick={() => void pinBusiest()}
        className="grid size-6 shrink-0 place-items-center rounded-md border border-line bg-raised text-muted hover:border-muted"
      >
        <Plus size={12} aria-hidden />
      </button>
      {variables.length > 1 && (
        <select
          aria-label={copy.plots.variable}
          value={variable}
          onChange={(event) => onVariable(event.target.value)}
          className="sticky right-0 ml-auto h-6 shrink-0 rounded-md border border-line bg-raised px-1 font-mono text-sm"
        >
          {variables.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      )}
    </div>
  );
}
