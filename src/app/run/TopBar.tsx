// The bar at the top: what this is, how to run it, how far it is, and on what it runs.
import { GraduationCap, LayoutGrid, type LucideIcon, Moon, Redo2, Sun, Undo2 } from "lucide-react";
import { useStore } from "zustand";
import { copy } from "../copy";
import { NameField } from "../keep/ui/NameField";
import { SavedState } from "../keep/ui/SavedState";
import { ShareControls } from "../keep/ui/ShareControls";
import { redo, undo } from "../session/edits";
import { useDocumentStore } from "../state/documentStore";
import { openGallery, openLessons } from "../state/guideStore";
import { toggleTheme, useShownTheme } from "../state/theme";
import { IconButton } from "../ui/IconButton";
import { HeldOutResult } from "./controls/HeldOutResult";
import { RunControls } from "./controls/RunControls";
import { RunProgress } from "./controls/RunProgress";
import { EngineChip } from "./EngineChip";

export function TopBar() {
  const theme = useShownTheme();
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-surface px-3 py-2 wide:px-4 wide:py-1.5">
      <div className="flex min-w-0 flex-1 basis-full items-center gap-2 sm:basis-auto roomy:min-w-68 roomy:flex-initial">
        <Logo />
        <h1 className="sr-only whitespace-nowrap font-semibold text-[0.9375rem] sm:not-sr-only">
          {copy.product}
        </h1>
        <span className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden className="hidden text-muted sm:inline">
            /
          </span>
          <NameField />
          <SavedState />
        </span>
        <History />
      </div>
      <RunBar />
      <div className="flex items-center gap-2">
        <TopButton icon={LayoutGrid} label={copy.gallery.button} testId="examples" onClick={openGallery} />
        <TopButton icon={GraduationCap} label={copy.lessons.button} testId="learn" onClick={openLessons} />
        <ShareControls />
        <IconButton
          icon={theme === "dark" ? Sun : Moon}
          label={theme === "dark" ? copy.theme.toLight : copy.theme.toDark}
          testId="theme"
          onClick={toggleTheme}
        />
      </div>
    </header>
  );
}

/** A row of its own, but where all fits in one. */
function RunBar() {
  return (
    // as high as its highest part, which comes late: else all below would move
    <div className="order-last flex min-h-9 basis-full flex-wrap items-center gap-x-3 gap-y-2 roomy:order-none roomy:flex-1 roomy:basis-0 wide:flex-nowrap">
      <RunControls />
      <RunProgress />
      <HeldOutResult />
      <EngineChip />
    </div>
  );
}

function History() {
  const undoable = useStore(useDocumentStore.temporal, ({ pastStates }) => pastStates.length > 0);
  const redoable = useStore(useDocumentStore.temporal, ({ futureStates }) => futureStates.length > 0);
  return (
    <div className="ml-1 flex gap-1">
      <IconButton
        icon={Undo2}
        label={copy.commands.undo}
        disabled={!undoable}
        testId="undo"
        onClick={() => void undo()}
      />
      <IconButton
        icon={Redo2}
        label={copy.commands.redo}
        disabled={!redoable}
        testId="redo"
        onClick={() => void redo()}
      />
    </div>
  );
}

interface TopButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly testId: string;
  onClick(): void;
}

/** Its word is shown where there is room, its picture where there is not. */
function TopButton({ icon: Icon, label, testId, onClick }: TopButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-testid={testId}
      onClick={onClick}
      className="flex h-8 shrink-0 items-center gap-1.5 rounded-lg border border-line bg-raised px-2 font-semibold transition-colors hover:border-muted sm:px-2.5"
    >
      <Icon size={15} aria-hidden className="sm:hidden" />
      <span className="hidden sm:inline">{label}</span>
    </button>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 26 20" className="h-5 w-6.5 shrink-0 text-accent" aria-hidden="true">
      <path
        d="M1 12h5.5L9 8l2.8 8.5L15 2l3.2 12 1.6-2H25"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
