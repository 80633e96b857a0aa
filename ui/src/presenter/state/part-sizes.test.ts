// When a size is drawn, and when it is set.
import { beforeEach, describe, expect, test, vi } from "vitest";

import type { Setting } from "../../gen/Setting";
import { PartSizes } from "./part-sizes.svelte";

/** The sizes of a window: what is drawn, and what was set. */
function window(): { sizes: PartSizes; drawn: Map<string, string>; set: Setting[] } {
  const drawn = new Map<string, string>();
  const set: Setting[] = [];
  const style = {
    setProperty: (name: string, value: string | null) => void drawn.set(name, value ?? ""),
    removeProperty: (name: string) => {
      drawn.delete(name);
      return "";
    },
  };
  const sizes = new PartSizes(
    (setting) => set.push(setting),
    () => style,
  );
  return { sizes, drawn, set };
}

const column = (tenths: number | null): Setting => ({
  setting: "part-size",
  to: { part: "column-width", tenths },
});

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test("what is set is drawn, and what is no longer set is not", () => {
  const { sizes, drawn } = window();
  sizes.follow({ "column-width": 364, "talk-column-width": 500 }, false);
  expect([...drawn]).toEqual([["--column-set", "calc(36.4 * 1vw)"]]);
  sizes.follow({}, false);
  expect(drawn.size).toBe(0);
});

test("a talk has sizes of its own", () => {
  const { sizes, drawn, set } = window();
  sizes.follow({ "column-width": 364, "next-width": 330, "talk-notes-height": 300 }, true);
  expect([...drawn]).toEqual([["--below-set", "calc(30 * 1vh)"]]);
  sizes.keep("below", null);
  expect(set).toEqual([{ setting: "part-size", to: { part: "talk-notes-height", tenths: null } }]);
});

describe("a border that is dragged", () => {
  test("is drawn wherever it rests, and set once", () => {
    const { sizes, drawn, set } = window();
    sizes.dragging = "column";
    for (const tenths of [330, 340, 350]) sizes.show("column", tenths);
    expect(set).toEqual([]);
    sizes.drop("column", 350);
    expect(set).toEqual([column(350)]);
    expect(drawn.get("--column-set")).toBe("calc(35 * 1vw)");
    expect(sizes.dragging).toBeNull();
  });

  test("stays where the mouse has it, whatever is set meanwhile", () => {
    const { sizes, drawn } = window();
    sizes.dragging = "column";
    sizes.show("column", 350);
    sizes.follow({ "column-width": 400 }, false);
    expect(drawn.get("--column-set")).toBe("calc(35 * 1vw)");
    sizes.drop("column", null);
    expect(drawn.get("--column-set")).toBe("calc(40 * 1vw)");
  });

  test("stays where it was left until what is set has followed", () => {
    const { sizes, drawn } = window();
    sizes.follow({ "column-width": 300 }, false);
    sizes.drop("column", 350);
    sizes.follow({ "column-width": 300 }, false);
    expect(drawn.get("--column-set")).toBe("calc(35 * 1vw)");
  });
});

describe("a border that is moved with keys", () => {
  test("is set once the keys rest", () => {
    const { sizes, set } = window();
    for (const tenths of [330, 340, 350]) {
      sizes.keepSoon("column", tenths);
      vi.advanceTimersByTime(100);
    }
    expect(set).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(set).toEqual([column(350)]);
  });

  test("is set before another one, and when it loses the focus", () => {
    const { sizes, set } = window();
    sizes.keepSoon("column", 330);
    sizes.keepSoon("next", 350);
    expect(set).toEqual([column(330)]);
    sizes.settle();
    vi.advanceTimersByTime(1000);
    expect(set.length).toBe(2);
  });

  test("has its usual size again at once", () => {
    const { sizes, drawn, set } = window();
    sizes.keepSoon("column", 330);
    sizes.keep("column", null);
    vi.advanceTimersByTime(1000);
    expect(set).toEqual([column(330), column(null)]);
    expect(drawn.size).toBe(0);
  });
});
