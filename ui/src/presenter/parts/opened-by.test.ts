// Where the focus goes when a menu closes.
import { expect, test, vi } from "vitest";

const page = new EventTarget();
vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
const { OpenedBy } = await import("./opened-by");

const focused: string[] = [];
const element = (name: string) => ({ matches: () => name === "field", focus: () => focused.push(name) });

test.each([
  ["keydown", "button", "its button"],
  ["pointerdown", "button", "the slide"],
  ["pointerdown", "field", "field"],
  ["keydown", "field", "its button"],
])("opened by %s while %s had the focus: to %s", (how, before, after) => {
  focused.length = 0;
  vi.stubGlobal("document", { activeElement: element(before) });
  page.dispatchEvent(new Event(how));
  const openedBy = new OpenedBy();
  openedBy.opens();
  // What is chosen in the menu, and how, changes nothing.
  page.dispatchEvent(new Event(how === "keydown" ? "pointerdown" : "keydown"));
  const event = new Event("close", { cancelable: true });
  openedBy.onCloseAutoFocus(event);
  const to = !event.defaultPrevented ? "its button" : (focused[0] ?? "the slide");
  expect(to).toBe(after);
});
