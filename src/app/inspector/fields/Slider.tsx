// The slider of a number. While it is held its changes are one entry in the history.
import { type CSSProperties, useRef } from "react";
import { holdGesture, releaseGesture } from "../../state/documentStore";
import { POSITIONS, positionOf, type Scale, type ScaleOptions, scaleOf, valueAt } from "./scale";
import "./slider.css";

export interface SliderProps extends Omit<ScaleOptions, "value"> {
  /** for `data-testid`: slider-<name> */
  readonly name: string;
  readonly label: string;
  readonly value: number;
  /** with its unit, for readers of the screen */
  readonly spoken: string;
  onSlide(value: number, gesture: string): void;
}

let drags = 0;

export function Slider({ name, label, value, spoken, onSlide, ...options }: SliderProps) {
  // what it reaches stays as it was while it is held: else it would run away from the pointer
  const drag = useRef<{ readonly gesture: string; readonly scale: Scale } | null>(null);
  const scale = drag.current?.scale ?? scaleOf({ ...options, value });
  const position = positionOf(value, scale);
  const release = () => {
    if (!drag.current) return;
    drag.current = null;
    releaseGesture();
  };
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={spoken}
      data-testid={`slider-${name}`}
      min={0}
      max={POSITIONS}
      step={1}
      value={position}
      style={{ "--share": `${(100 * position) / POSITIONS}%` } as CSSProperties}
      onPointerDown={() => {
        const gesture = `slide ${name} ${++drags}`;
        drag.current = { gesture, scale: scaleOf({ ...options, value }) };
        holdGesture(gesture);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onBlur={release}
      onChange={({ target }) => {
        const next = valueAt(Number(target.value), scale);
        if (next !== value) onSlide(next, drag.current?.gesture ?? `keys ${name}`);
      }}
      onKeyDown={(event) => {
        // a place of the slider may be less than its rounded values tell apart
        const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
        if (direction === undefined) return;
        event.preventDefault();
        for (let at = position + direction * 5; at >= -4 && at <= POSITIONS + 4; at += direction) {
          const next = valueAt(at, scale);
          if (direction * (next - value) <= 0) continue;
          onSlide(next, `keys ${name}`);
          return;
        }
      }}
      className="slider"
    />
  );
}
