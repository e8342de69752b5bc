// The small dialog of a new connection: first to which card, unless it was drawn there; then which neurons, what it does,
// and what it costs. Loaded when first asked for.
import { Popover } from "radix-ui";
import { useRef } from "react";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { PANEL } from "../../ui/Menu";
import { cardElement } from "../canvasControls";
import { type Connecting, useCanvasStore } from "../canvasStore";
import { labelOf } from "../flowModel";
import { stopConnecting } from "../hand";
import { ConnectForm } from "./ConnectForm";
import { TargetList } from "./TargetList";

export function ConnectDialog() {
  const connecting = useCanvasStore((state) => state.connecting);
  const document = useDocumentStore((state) => state.document);
  if (!connecting || !Object.hasOwn(document.populations, connecting.from)) return null;
  const { from, to } = connecting;
  const title =
    to === null
      ? copy.editor.connect.title(labelOf(document, from))
      : copy.editor.connect.between(labelOf(document, from), labelOf(document, to));
  return (
    // another step is another dialog: its first field takes the focus
    <Anchored key={`${from} ${to}`} connecting={connecting} title={title}>
      {to === null ? (
        <TargetList document={document} from={from} />
      ) : (
        <ConnectForm document={document} from={from} to={to} />
      )}
    </Anchored>
  );
}

interface AnchoredProps {
  readonly connecting: Connecting;
  readonly title: string;
  readonly children: React.ReactNode;
}

function Anchored({ connecting, title, children }: AnchoredProps) {
  const { from, to, at } = connecting;
  const anchor = useRef({ getBoundingClientRect: () => placeOf(at, to ?? from) });
  anchor.current.getBoundingClientRect = () => placeOf(at, to ?? from);
  const close = () => {
    // the step before may close late: it must not take the next one with it
    if (useCanvasStore.getState().connecting === connecting) stopConnecting();
  };
  return (
    <Popover.Root open onOpenChange={(open) => !open && close()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          side={isNarrow() ? "bottom" : "right"}
          align={isNarrow() ? "center" : "start"}
          sideOffset={8}
          collisionPadding={8}
          aria-label={title}
          data-testid="connect-dialog"
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={`${PANEL} z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-3`}
        >
          <h2 className="mb-2 px-1 font-semibold">{title}</h2>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** px. Beside a card there is no room for it then. */
const NARROW = 700;
const isNarrow = () => innerWidth < NARROW;

function placeOf(at: Connecting["at"], card: string): DOMRect {
  if (isNarrow()) return new DOMRect(innerWidth / 2, 56, 0, 0);
  if (at) return new DOMRect(at.x, at.y, 0, 0);
  return cardElement(card)?.getBoundingClientRect() ?? new DOMRect(innerWidth / 2, innerHeight / 3, 0, 0);
}
