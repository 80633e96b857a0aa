// Keycaps in the words of assistive technology, and whether each button has the key that does the same.
import { expect, test } from "vitest";

import { shortcutOf } from "../../actions";
import { drawn } from "../../dev/drawn";
import { snapshots } from "../../dev/snapshots";
import type { Action } from "../../gen/Action";

/** Each button of a window with a key: what can be read on it, and its key. */
const keysIn = (html: string): [words: string, key: string][] =>
  [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)].flatMap(([, attributes, inside]) => {
    const key = /aria-keyshortcuts="([^"]*)"/.exec(attributes!)?.[1];
    const words = inside!.replaceAll(/<kbd.*?<\/kbd>|<[^>]*>/gs, "").trim();
    return key === undefined ? [] : [[words, key] as [string, string]];
  });

test.each<[string, string, Action]>([
  ["discussion", "End comment", "mic-free"],
  ["discussion", "−1 min", "remove-minute"],
  ["discussion", "\\+1 min", "add-minute"],
  ["discussion", "Pause", "start-or-pause"],
  ["discussion", "Question none", "question"],
  ["discussion", "Outcome none", "outcome"],
  ["discussion", "Poll", "poll"],
  ["discussion", "Wide window", "narrow"],
  ["discussion", "Commands", "palette"],
  ["discussion", "Keys", "help"],
  ["discussion", "Back to the slide", "note-well"],
  ["discussion", "Slide$", "uncover"],
  ["talk", "Room looks elsewhere", "elsewhere"],
  ["talk", "Note Well", "note-well"],
  ["talk", "Outcomes", "summary"],
  ["handover", "Start from then", "start-as-of"],
  ["quic", "Add a name", "join-queue"],
  ["bashing", "Apply: Cut AOB", "take-best-way"],
  ["overview", "Search", "search"],
  ["overview", "Close", "overview"],
])("at %s the button %s has the key of: %s", (moment, words, action) => {
  const keys = keysIn(drawn(snapshots[moment]!)).filter(([said]) => new RegExp(`^${words}`).test(said));
  expect(keys.length).toBe(1);
  expect(keys[0]![1]).toBe(shortcutOf(action));
});

test("no key is said in other words than the DOM's", () => {
  const key =
    /^((Control|Shift|Alt)\+)*([A-Z0-9?/'-]|F\d+|Plus|Enter|Escape|Backspace|Delete|Arrow(Up|Down|Left|Right))$/;
  for (const snapshot of Object.values(snapshots))
    for (const [, said] of drawn(snapshot).matchAll(/aria-keyshortcuts="([^"]*)"/g))
      for (const one of said!.split(" ")) expect(one).toMatch(key);
});
