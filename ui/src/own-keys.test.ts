import { afterEach, expect, test } from "vitest";

import { actionOf, capOf, changeKeys, mayBeHeld, turning } from "./actions";
import { capOfPress, changeable, ownCaps, takenBy } from "./own-keys";

const pressed = (key: string, held = ""): Parameters<typeof capOfPress>[0] => ({
  key,
  ctrl: held.includes("c"),
  alt: held.includes("a"),
  shift: held.includes("s"),
});

afterEach(() => changeKeys([]));

test("a press is called what stands on its keycap, and what cannot be chosen is refused", () => {
  const caps = [
    pressed("f"),
    pressed("F", "s"),
    pressed("F8", "c"),
    pressed("ArrowRight", "cs"),
    pressed("?", "s"),
    pressed("+", "c"),
    pressed(" ", "s"),
    pressed("1", "c"),
    pressed("é"),
    pressed("MediaTrackNext"),
  ].map(capOfPress);
  expect(caps).toEqual([
    "F",
    "Shift+F",
    "Ctrl+F8",
    "Ctrl+Shift+→",
    "?",
    "Ctrl++",
    "Shift+Space",
    "Ctrl+1",
    "É",
    "MediaTrackNext",
  ]);
  for (const refused of ["Enter", "Tab", "Escape", "7", "Dead", "Process"])
    expect(capOfPress(pressed(refused)), refused).toBeNull();
});

test("whose key it is already", () => {
  expect(takenBy(pressed("f"), "black", false)).toBe("freeze");
  expect(takenBy(pressed("f"), "freeze", false)).toBeNull();
  expect(takenBy(pressed("F8"), "black", false)).toBeNull();
  expect(takenBy(pressed("k", "c"), "black", false)).toBe("palette");
});

test("what Rust sends replaces the table's keys", () => {
  changeKeys([
    {
      action: "freeze",
      keys: [{ key: "n", cap: "N" }],
      ctrl_keys: [{ key: "n", ctrl: "down", cap: "Ctrl+N" }],
    },
    { action: "note-well", keys: [], ctrl_keys: [] },
    {
      action: "next",
      keys: [
        { key: "ArrowUp", cap: "↑", repeats: true },
        { key: "PageDown", cap: "PageDown", repeats: true, clicker: true },
      ],
      ctrl_keys: [],
    },
  ]);
  expect(actionOf(pressed("n"), "anytime")).toBe("freeze");
  expect(actionOf(pressed("f"), "anytime")).toBeNull();
  expect([capOf("freeze"), capOf("freeze", { plain: false, ctrl: true }), capOf("note-well")]).toEqual([
    "N",
    "Ctrl+N",
    undefined,
  ]);
  expect(turning().map(({ key }) => key)).toContain("ArrowUp");
  expect(turning().map(({ key }) => key)).not.toContain("ArrowRight");
  expect([mayBeHeld(pressed("ArrowUp")), mayBeHeld(pressed("f"))]).toEqual([true, false]);
});

test("keys of clickers cannot be taken away, and what has Esc or digits is not offered", () => {
  expect(ownCaps("next", false)).toEqual(["→", "↓", "Space", "Enter"]);
  const actions = changeable(false).map(({ action }) => action);
  expect(actions).toContain("palette");
  expect(actions).not.toContain("uncover");
  expect(actions).not.toContain("type-number");
});
