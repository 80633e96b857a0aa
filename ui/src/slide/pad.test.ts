import { beforeEach, expect, test } from "vitest";
import type { PointEvent } from "../gen/PointEvent";
import { letPoint } from "./pad";

let sent: string[] = [];
let armed = true;
/** The kinds of pointers that Rust takes. */
let taken: string[] = [];

/** An element that hears pointer events. */
function element(): EventTarget & { setPointerCapture: (id: number) => void } {
  return Object.assign(new EventTarget(), { setPointerCapture: () => {} });
}

function pad(): (type: string, more?: Partial<PointerEvent>) => void {
  const target = element();
  const wire = {
    point: ({ phase, x, y, pressure }: PointEvent): void =>
      void sent.push(`${phase} ${x} ${y}${pressure === null ? "" : ` ${pressure}`}`),
  };
  letPoint(target as unknown as HTMLElement, {
    wire,
    area: () => ({ left: 100, top: 0, width: 200, height: 100 }),
    isArmed: () => armed,
    isTaken: (kind) => taken.includes(kind),
  });
  return (type, more = {}) => {
    const event = { pointerId: 1, pointerType: "mouse", button: 0, clientX: 200, clientY: 50, pressure: 0.5 };
    const coalesced = { getCoalescedEvents: () => [] };
    target.dispatchEvent(Object.assign(new Event(type), event, coalesced, more));
  };
}

beforeEach(() => {
  sent = [];
  armed = true;
  taken = [];
});

test("a mouse hovers, draws and leaves, in fractions of the slide", () => {
  const does = pad();
  does("pointermove");
  does("pointerdown");
  does("pointermove", { clientX: 300 });
  does("pointerup", { clientX: 320 });
  does("pointerleave");
  expect(sent).toEqual(["over 0.5 0.5", "down 0.5 0.5", "drag 1 0.5", "up 1.1 0.5", "away 0.5 0.5"]);
});

test("a pen has its pressure, and all places between two frames", () => {
  const does = pad();
  const pen = { pointerType: "pen", pressure: 0.8 };
  does("pointerdown", pen);
  const between = [120, 140].map((clientX) => ({ clientX, clientY: 50, pointerType: "pen", pressure: 0.9 }));
  does("pointermove", { ...pen, getCoalescedEvents: () => between as PointerEvent[] });
  expect(sent).toEqual(["down 0.5 0.5 0.8", "drag 0.1 0.5 0.9", "drag 0.2 0.5 0.9"]);
});

test("one finger points, and another does nothing meanwhile", () => {
  const does = pad();
  const first = { pointerType: "touch", pressure: 0 };
  does("pointerdown", first);
  does("pointerdown", { ...first, pointerId: 2, clientX: 120 });
  does("pointermove", { ...first, pointerId: 2, clientX: 120 });
  does("pointerup", first);
  expect(sent).toEqual(["down 0.5 0.5 0", "up 0.5 0.5 0", "away 0.5 0.5 0"]);
});

test("nothing is sent until a tool is armed, nor what Rust takes by itself", () => {
  const does = pad();
  armed = false;
  does("pointerdown");
  does("pointermove");
  armed = true;
  taken = ["mouse", "pen"];
  does("pointerdown");
  does("pointerup");
  does("pointermove", { pointerType: "pen" });
  expect(sent).toEqual([]);
  does("pointerdown", { pointerType: "touch" });
  expect(sent).toEqual(["down 0.5 0.5 0.5"]);
});

test("another button than the first draws nothing", () => {
  const does = pad();
  does("pointerdown", { button: 2 });
  does("pointermove", { clientX: 300 });
  expect(sent).toEqual(["over 1 0.5"]);
});
