// Ctrl C, X and V by the browser's own events: they carry the text, and need no permission to read the clipboard.
import { copyCards, pasteCards, remove } from "./actions";

/** @returns how to stop listening */
export function followClipboard(): () => void {
  const onCopy = (event: ClipboardEvent) => {
    if (isTaken(event)) return;
    const text = copyCards();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    if (event.type === "cut") void remove();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isTaken(event)) return;
    const text = event.clipboardData?.getData("text/plain");
    if (!text) return;
    event.preventDefault();
    void pasteCards(text);
  };
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCopy);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCopy);
    document.removeEventListener("paste", onPaste);
  };
}

/** Whether it is about a text: in a field, chosen on the page, or in a dialog. */
function isTaken({ target, type }: ClipboardEvent): boolean {
  if (target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]"))
    return true;
  if (document.querySelector("[role=dialog]")) return true;
  return type !== "paste" && getSelection()?.isCollapsed === false;
}
