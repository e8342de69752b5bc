// The figure that counts: right answers on digits the network never learned from, with their number.
import { copy } from "../../copy";
import { useRunStore } from "../../state/runStore";
import { percent } from "../../ui/format";

export function HeldOutResult() {
  const last = useRunStore((state) => state.status.heldOut.at(-1));
  if (!last) return null;
  return (
    <div
      className="flex items-baseline gap-1.5 whitespace-nowrap leading-tight sm:block wide:border-line wide:border-l wide:pl-3"
      title={copy.run.heldOutAbout}
    >
      <strong
        data-testid="held-out"
        data-accuracy={last.accuracy}
        data-count={last.count}
        className="block font-semibold text-[0.9375rem]"
      >
        {percent(last.accuracy)}
      </strong>
      <span className="block text-muted text-xs">{copy.run.heldOut(last.count)}</span>
    </div>
  );
}
