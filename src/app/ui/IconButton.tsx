// A square button with a picture: its words are the label for screen readers and the tooltip for all.
import type { LucideIcon } from "lucide-react";

export interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** longer words for the tooltip */
  readonly about?: string;
  readonly disabled?: boolean;
  readonly testId?: string;
  onClick(): void;
}

export function IconButton({ icon: Icon, label, about, disabled = false, testId, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={about ?? label}
      disabled={disabled}
      data-testid={testId}
      onClick={onClick}
      className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-raised text-text transition-colors hover:border-muted disabled:opacity-45 disabled:hover:border-line"
    >
      <Icon size={15} aria-hidden />
    </button>
  );
}
