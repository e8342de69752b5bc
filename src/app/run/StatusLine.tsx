// One line over the canvas: what happens now, and what to do next; read aloud when that changes, not at every figure.
import { X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { COMMANDS, give } from "../commands/registry";
import { copy } from "../copy";
import { train } from "../session/commands";
import { useDocumentStore } from "../state/documentStore";
import { openGallery, tryNext, useGuideStore } from "../state/guideStore";
import { useRunStore } from "../state/runStore";
import { useUiStore } from "../state/uiStore";
import { primaryAction } from "./controls/runActions";
import { FindingCards } from "./findings/FindingCards";
import { CurrentSlider } from "./guide/CurrentSlider";
import { drivenOf } from "./guide/driven";
import { hintOf } from "./guide/hintOf";

export function StatusLine() {
  const status = useRunStore((state) => state.status);
  const crash = useRunStore((state) => state.crash);
  const document = useDocumentStore((state) => state.document);
  const { hints, slid, lesson, tries } = useGuideStore();
  const invited = tries?.document === document.name ? tries : null;
  const driven = useMemo(() => drivenOf(document), [document]);
  const leads = hints && lesson === null;
  const invitation = invited?.list[invited.at] ?? null;
  const hint =
    crash === null
      ? hintOf({ status, document, leads, slid, drives: driven !== null, invitation })
      : { text: copy.crash.title, offer: null };
  const led = lesson !== null || (leads && (invitation === null || invitation.includes("slider")));
  // stays after the first drag, for as long as the network runs unlearned
  const slides = driven !== null && led && status.phase === "running" && status.samples === 0;
  return (
    <div className="relative flex max-w-full flex-col items-center gap-2">
      <div className="flex w-fit max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-2xl border border-line bg-surface/90 px-4 py-1.5 text-center text-muted">
        <p aria-live="polite" data-testid="status-line" className="min-w-0">
          {hint.text}
          {hint.offer === "current" && (
            <>
              {" "}
              <strong className="font-semibold text-text">{copy.guide.drag}</strong>
              {copy.guide.watch}
            </>
          )}
        </p>
        {slides && <CurrentSlider driven={driven} />}
        {hint.offer === "next" && invited !== null && invited.list.length > 1 && (
          <Offer testId="hint-next" onClick={tryNext}>
            {copy.guide.next}
          </Offer>
        )}
        {hint.offer === "train" && <TrainOffer />}
        {hint.offer === "after" && <AfterOffers />}
        {hint.offer !== null && (
          <button
            type="button"
            aria-label={copy.guide.dismiss}
            title={copy.guide.dismiss}
            data-testid="dismiss-hints"
            onClick={() => useGuideStore.setState({ hints: false })}
            className="pointer-events-auto -mr-2 grid size-6 place-items-center rounded-md hover:text-text"
          >
            <X size={13} aria-hidden />
          </button>
        )}
      </div>
      <FindingCards />
    </div>
  );
}

function TrainOffer() {
  const status = useRunStore((state) => state.status);
  const crash = useRunStore((state) => state.crash);
  const needsRebuild = useDocumentStore((state) => state.needsRebuild);
  const target = useUiStore((state) => state.target);
  const action = primaryAction({ status, crash, needsRebuild, target });
  return (
    <Offer testId="hint-train" disabled={action.blocked !== null} onClick={() => void train(action.goal)}>
      {action.label}
    </Offer>
  );
}

/** After training: what others have made for it, by their commands, and more networks. */
function AfterOffers() {
  const offers = [
    { id: "digits.draw", title: copy.guide.draw },
    { id: "share.link", title: copy.guide.share },
  ].flatMap(({ id, title }) =>
    COMMANDS.filter((one) => one.id === id).map((command) => ({ command, title })),
  );
  return (
    <>
      {offers.map(({ command, title }) => (
        <Offer key={command.id} testId={`hint-${command.id}`} onClick={() => give(command)}>
          {title}
        </Offer>
      ))}
      <Offer testId="hint-gallery" onClick={openGallery}>
        {copy.guide.more}
      </Offer>
    </>
  );
}

interface OfferProps {
  readonly testId: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

function Offer({ testId, disabled = false, children, onClick }: OfferProps) {
  return (
    <button
      type="button"
      data-testid={testId}
      disabled={disabled}
      onClick={onClick}
      className="pointer-events-auto rounded-lg border border-accent px-2.5 py-1 font-semibold text-accent hover:brightness-110 disabled:opacity-50"
    >
      {children}
    </button>
  );
}
