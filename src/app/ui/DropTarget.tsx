// Files dropped anywhere on the page are opened: networks, or digits. A frame over the page says so while they hover.
import { FileDown } from "lucide-react";
import { useEffect, useState } from "react";
import { copy } from "../copy";
import { openFiles } from "../keep/opening";

export function DropTarget() {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setHovering(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setHovering(false);
      void openFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  if (!hovering) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-2xl border-2 border-accent border-dashed bg-bg/85">
      <p className="flex items-center gap-3 px-6 text-center text-lg">
        <FileDown aria-hidden className="shrink-0 text-accent" />
        {copy.share.drop}
      </p>
    </div>
  );
}
