// Keycaps in the words of assistive technology, and whether they are the keys that Rust has.
import { expect, test } from "vitest";

import table from "../../../../crates/session/src/desk/keys.rs?raw";
import { drawn } from "../../dev/drawn";
import { snapshots } from "../../dev/snapshots";
import { shortcutOf } from "./shortcut";

test.each([
  ["N", "N"],
  ["Esc", "Escape"],
  ["Ctrl+Z", "Control+Z"],
  ["Ctrl+Shift+Z", "Control+Shift+Z"],
  ["Shift+→", "Shift+ArrowRight"],
  ["⇧M", "Shift+M"],
  ["+", "Plus"],
  ["−", "-"],
  ["Ctrl++", "Control+Plus"],
])("%s is said as %s", (cap, words) => expect(shortcutOf(cap)).toBe(words));

/** The keys of an action in Rust's table. */
const keysOf = (name: string): string[] => {
  const row = new RegExp(`"${name}", \\[([^\\n]*?)\\],\\s*\\[`).exec(table);
  return [...(row?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, cap]) => shortcutOf(cap!));
};
/** Each button of a window with a key: what can be read on it, and its key. */
const keysIn = (html: string): [words: string, key: string][] =>
  [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].flatMap(([, attributes, inside]) => {
    const key = /aria-keyshortcuts="([^"]*)"/.exec(attributes!)?.[1];
    const words = inside!.replaceAll(/<kbd.*?<\/kbd>|<[^>]*>/gs, "").trim();
    return key === undefined ? [] : [[words, key] as [string, string]];
  });

test.each([
  ["discussion", "End comment", "Mic free"],
  ["discussion", "Close queue", "Close the queue, or open it again"],
  ["discussion", "−1 min", "A minute less"],
  ["discussion", "\\+1 min", "A minute more"],
  ["discussion", "Pause", "Start or pause the time"],
  ["discussion", "Question", "The item's question"],
  ["discussion", "Outcome", "Decide the outcome"],
  ["discussion", "Poll", "Poll: its question, then its result"],
  ["discussion", "Wide window", "Narrow window, or wide"],
  ["discussion", "Press \\? for all keys", "All keys"],
  ["handover", "Already talking", "Start the time as of when the item came up"],
  ["bashing", "Apply: Take it from AOB", "Take the first way to end on time"],
  ["bashing", "Undo", "Take back a decision"],
  ["bashing", "Redo", "Put it back"],
  ["overview", "Search", "Search the slides"],
  ["overview", "Close", "Overview of all slides"],
])("at %s the button %s has the key of: %s", (moment, words, action) => {
  const keys = keysIn(drawn(snapshots[moment]!)).filter(([said]) => new RegExp(`^${words}`).test(said));
  expect(keys.length).toBe(1);
  expect(keysOf(action)).toContain(keys[0]![1]);
});

test("no key is said in other words than the DOM's", () => {
  const key =
    /^((Control|Shift|Alt)\+)*([A-Z0-9?/'-]|F\d+|Plus|Enter|Escape|Backspace|Delete|Arrow(Up|Down|Left|Right))$/;
  for (const snapshot of Object.values(snapshots))
    for (const [, said] of drawn(snapshot).matchAll(/aria-keyshortcuts="([^"]*)"/g))
      for (const one of said!.split(" ")) expect(one).toMatch(key);
});
