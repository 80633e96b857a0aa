// The table of keys as the views read it.
import { describe, expect, test } from "vitest";

import { actionOf, capOf, capsOf, isOfClicker, listed, mayBeHeld, shortCapOf, shortcutOf } from "./actions";

const press = (key: string, ...down: ("ctrl" | "alt" | "shift")[]) => ({
  key,
  ctrl: down.includes("ctrl"),
  alt: down.includes("alt"),
  shift: down.includes("shift"),
});

describe("which action a key is", () => {
  test.each([
    [press("n"), "anytime", "note-well"],
    [press("N"), "anytime", "note-well"],
    [press("N", "shift"), "anytime", null],
    [press("?", "shift"), "anytime", "help"],
    [press("7"), "anytime", "type-number"],
    [press("7"), "in-chooser", "choose-outcome"],
    [press("Z", "ctrl", "shift"), "anytime", "redo"],
    [press("ArrowUp", "alt"), "on-row", "move-up"],
    [press("Enter", "shift"), "in-chooser", "propose-outcome"],
  ] as const)("%o while %s is %s", (pressed, when, action) => expect(actionOf(pressed, when)).toBe(action));

  test("a plain deck has other letters", () => {
    expect(actionOf(press("n"), "anytime", true)).toBe("next");
    expect(actionOf(press("P", "shift"), "anytime", true)).toBe("back");
    expect(actionOf(press("s"), "anytime", true)).toBe("start-or-pause");
    expect(actionOf(press("d"), "anytime", true)).toBeNull();
  });
});

test("what turns pages may be held, and a clicker's keys count everywhere", () => {
  for (const key of ["ArrowRight", "PageDown", "Backspace"]) expect(mayBeHeld(press(key))).toBe(true);
  for (const key of [" ", "Enter", "b", "Home"]) expect(mayBeHeld(press(key))).toBe(false);
  for (const key of ["PageUp", "PageDown"]) expect(isOfClicker(press(key))).toBe(true);
  expect(isOfClicker(press("ArrowRight"))).toBe(false);
});

describe("keycaps", () => {
  test("on a button the first, in the list each once", () => {
    expect([capOf("remove-minute"), shortcutOf("remove-minute")]).toEqual(["−", "-"]);
    expect([capOf("close-queue"), shortCapOf("close-queue")]).toEqual(["Shift+M", "⇧M"]);
    expect(capsOf("remove-minute")).toEqual(["−"]);
    expect(capsOf("type-number")).toEqual(["digits", "Enter"]);
    expect(capOf("keep-what-was")).toBeUndefined();
  });
  test("a plain deck's own", () => {
    expect([capOf("start-or-pause"), capOf("start-or-pause", true)]).toEqual(["P", "S"]);
    expect(capsOf("next", true)).toContain("N");
  });
});

test("the list has what is always there, and nothing of what must be open first", () => {
  const actions = listed(false).map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(["next", "palette", "larger-notes", "save-agenda"]));
  expect(actions).not.toContain("close-chooser");
});

test("with Ctrl for the room the keycaps of what it can see say so, and no others", () => {
  const keys = { plain: false, ctrl: true };
  expect([capOf("note-well", keys), shortCapOf("show-poll", keys)]).toEqual(["Ctrl+N", "Ctrl+⇧V"]);
  expect([capOf("time-card", keys), shortcutOf("black", keys)]).toEqual(["Ctrl+Alt+K", "Control+B"]);
  expect([capOf("mic", keys), capOf("next", keys)]).toEqual(["M", "→"]);
  expect(actionOf(press("n"), "anytime", keys)).toBeNull();
  expect(actionOf(press("."), "anytime", keys)).toBe("black");
});
