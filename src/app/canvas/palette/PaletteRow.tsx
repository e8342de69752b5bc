// One line of the palette: its picture alone where there is less room.
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";

interface PaletteRowProps extends ComponentProps<"button"> {
  readonly icon: LucideIcon;
  /** of the picture: which group it is in */
  readonly tone: string;
  readonly words: string;
}

export function PaletteRow({ icon: Icon, tone, words, ...button }: PaletteRowProps) {
  return (
    <button
      type="button"
      aria-label={words}
      title={words}
      {...button}
      className="flex w-full touch-pan-y items-center gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-raised max-[74.99rem]:justify-center"
    >
      <Icon size={16} aria-hidden className={`shrink-0 ${tone}`} />
      <span className="truncate max-[74.99rem]:sr-only">{words}</span>
    </button>
  );
}
