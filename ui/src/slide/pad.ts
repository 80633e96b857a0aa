// Where the chair points and draws: sends what the mouse, a finger or a pen does there, as fractions of the slide. Where Rust takes the
// mouse by itself, only fingers are sent, which it does not get there.
import type { Phase } from "../gen/Phase";
import type { Wire } from "../wire";
import { type Area, fractionsOf } from "./area";

/** What a pad needs of the window. */
export interface Pad {
  wire: Pick<Wire, "point">;
  /** Where the slide is now. */
  area: () => Area;
  /** Whether a tool is armed. */
  isArmed: () => boolean;
  /** Whether Rust takes this kind of pointer by itself. */
  isTaken: (kind: string) => boolean;
}

/** Listens on an element until what is returned is called. */
export function letPoint(target: HTMLElement, { wire, area, isArmed, isTaken }: Pad): () => void {
  /** The pointer that presses; others do nothing meanwhile. */
  let pressing: number | null = null;
  const send = (phase: Phase, event: PointerEvent): void => {
    // The browser says 0.5 for a mouse, which Rust knows.
    const pressure = event.pointerType === "mouse" ? null : event.pressure;
    wire.point({ phase, ...fractionsOf(area(), event), pressure });
  };
  const take = (event: PointerEvent): void => {
    if (!isArmed() || isTaken(event.pointerType)) {
      pressing = null;
      return;
    }
    const { type, pointerId, button } = event;
    if (pressing !== null && pressing !== pointerId) return;
    if (type === "pointerdown" && button === 0) {
      pressing = pointerId;
      target.setPointerCapture(pointerId);
      send("down", event);
    } else if (type === "pointermove") {
      // All places between two frames, where the browser tells them: a stroke is rounder then.
      const places = pressing === null ? [] : event.getCoalescedEvents();
      for (const place of places.length > 0 ? places : [event])
        send(pressing === null ? "over" : "drag", place);
    } else if (type === "pointerup" && pressing !== null) {
      pressing = null;
      send("up", event);
      if (event.pointerType === "touch") send("away", event);
    } else if (type === "pointercancel" || (type === "pointerleave" && pressing === null)) {
      pressing = null;
      send("away", event);
    }
  };
  const types = ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] as const;
  for (const type of types) target.addEventListener(type, take);
  return () => {
    for (const type of types) target.removeEventListener(type, take);
  };
}
