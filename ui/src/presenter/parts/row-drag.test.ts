// Rows dragged with the mouse.
import { beforeEach, expect, test, vi } from "vitest";

import { RowDrag } from "./row-drag.svelte";

const target = new EventTarget();
vi.stubGlobal("window", target);
vi.stubGlobal("requestAnimationFrame", () => 0);

/** A list of three rows, 30 pixels high each: as much of an element as a drag asks of it. */
class List extends EventTarget {
  setPointerCapture(): void {}
  closest(): null {
    return null;
  }
  querySelectorAll(): { getBoundingClientRect: () => { top: number; bottom: number } }[] {
    return [0, 30, 60].map((top) => ({ getBoundingClientRect: () => ({ top, bottom: top + 30 }) }));
  }
  /** A mouse's event on the row of this id, or on a button in it. */
  mouse(type: string, y: number, row = "a", onButton = false): void {
    const event = Object.assign(new Event(type), { button: 0, clientX: 0, clientY: y, pointerId: 1 });
    const closest = (selector: string): unknown => {
      if (selector.startsWith("[data-speaker]")) return { dataset: { speaker: row } };
      return onButton ? {} : null;
    };
    Object.defineProperty(event, "target", { value: { closest } });
    this.dispatchEvent(event);
  }
}

const dropped: [string, number][] = [];
let list: List;
let drag: RowDrag;
beforeEach(() => {
  dropped.length = 0;
  list = new List();
  drag = new RowDrag("speaker", (row, gap) => dropped.push([row, gap]));
  drag.list(list as unknown as HTMLElement);
});

test("a press that moves far enough is a drag, and its row drops into the gap at the pointer", () => {
  list.mouse("pointerdown", 10);
  list.mouse("pointermove", 12);
  expect(drag.row).toBeNull();
  list.mouse("pointermove", 50);
  expect(drag.row).toBe("a");
  expect([0, 1, 2].map((place) => drag.edge(place, 3))).toEqual([undefined, undefined, "above"]);
  list.mouse("pointermove", 500);
  expect(drag.edge(2, 3)).toBe("below");
  list.mouse("pointerup", 500);
  expect(dropped).toEqual([["a", 3]]);
  expect(drag.row).toBeNull();
});

test("a click drops nothing, a press on a button is the button's", () => {
  list.mouse("pointerdown", 10);
  list.mouse("pointerup", 10);
  list.mouse("pointerdown", 10, "a", true);
  list.mouse("pointermove", 80);
  list.mouse("pointerup", 80);
  expect(dropped).toEqual([]);
});

test("Esc gives a drag up", () => {
  list.mouse("pointerdown", 10);
  list.mouse("pointermove", 80);
  target.dispatchEvent(Object.assign(new Event("keydown"), { key: "Escape" }));
  list.mouse("pointerup", 80);
  expect(dropped).toEqual([]);
});
