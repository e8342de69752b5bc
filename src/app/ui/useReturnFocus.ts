// A dialog that a key or command has opened has no button to give the focus back to: it goes to where it was.
import { useEffect, useState } from "react";
import { isFocusPending } from "./focusSoon";

/** For the component that is on the page as long as its dialog is. */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement); // before the dialog takes it
  useEffect(
    () => () => {
      // after the dialog itself has let go; what took the focus since then keeps it
      setTimeout(() => {
        if (isFocusPending()) return;
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && isFocusable(opener) && opener.isConnected) opener.focus();
      }, 50);
    },
    [opener],
  );
}

/** Parts of a drawing can have the focus, too. */
const isFocusable = (element: Element | null): element is HTMLElement | SVGElement =>
  element instanceof HTMLElement || element instanceof SVGElement;
