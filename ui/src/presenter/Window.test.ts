// What stands in the presenter window at moments of a session.
import { describe, expect, test } from "vitest";

import { cards } from "../dev/cards";
import { drawn } from "../dev/drawn";
import { snapshots } from "../dev/snapshots";
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";

const moment = (name: string): PresenterSnapshot => snapshots[name]!;

describe("the stamp on the big slide", () => {
  const stamp = (snapshot: PresenterSnapshot): string | undefined =>
    /<div class="stamp[^>]*aria-label="([^"]*)"/.exec(drawn(snapshot))?.[1];

  test.each([
    ["talk", undefined],
    ["discussion", "What the room sees"],
    ["trouble", "The room's screen is black"],
    ["card-time", "The room sees: 5 minutes left"],
    ["card-poll", `The room sees: ${cards.poll!.heading}; 31 yes`],
  ])("at %s is %s", (name, words) => {
    if (words === undefined) expect(stamp(moment(name))).toBeUndefined();
    else expect(stamp(moment(name))).toContain(words);
  });

  test("follows what the room sees, and the slide under it is dimmed", () => {
    for (const card of Object.values(cards)) {
      const html = drawn({ ...moment("talk"), stamp: { stamp: "card", card } });
      expect(html).toContain(card.heading);
      expect(html).toContain("Not shown to the room");
    }
  });
});

describe("under the timer's bar", () => {
  const facts = (name: string): string => {
    const [, inside] = /<div class="facts[^>]*>(.*?)<\/div>/s.exec(drawn(moment(name)))!;
    return inside!.replaceAll(/<[^>]*>/g, "").trim();
  };

  test.each([
    ["talk", "Talk ends"],
    ["talk-over", "Discussion"],
    ["discussion", "Queue full: close now"],
    ["queue-closed", "Item ends"],
  ])("at %s stands first: %s", (name, first) => expect(facts(name).startsWith(first)).toBe(true));
});

describe("the ways to end on time", () => {
  const best = (name: string): string | undefined =>
    /<span class="best.*?<\/span> *<\/span>/s.exec(drawn(moment(name)))?.[0].replaceAll(/<[^>]*>/g, "");

  test("the head says the first one beside its key, for windows too low for the list", () => {
    expect(best("bashing")).toMatch(/Shift\+W: +Take it from AOB and what time permits/);
    expect(best("talk")).toBeUndefined();
  });
});

describe("for those who cannot see it", () => {
  const all = Object.entries(snapshots).map(([name, snapshot]) => [name, drawn(snapshot)] as const);
  const text = (html: string): string =>
    html.replaceAll(/<kbd.*?<\/kbd>|<svg.*?<\/svg>|<[^>]*>/gs, "").trim();

  test("each button has a name", () => {
    for (const [moment, html] of all)
      for (const [button, attributes, inside] of html.matchAll(/<button([^>]*)>(.*?)<\/button>/gs))
        if (!/aria-label="[^"]+"/.test(attributes!))
          expect(text(inside!), `${moment}: ${button}`).not.toBe("");
  });

  test("each field has a name", () => {
    for (const [moment, html] of all)
      for (const [before] of html.matchAll(/(<label[^>]*>(?:(?!<\/label>).)*)?<(input|select)[^>]*>/gs))
        expect(before, moment).toMatch(/<label|aria-label="[^"]+"|id="password"/);
  });

  test("nothing that is said aloud counts seconds or minutes", () => {
    for (const [moment, html] of all)
      for (const [live, , , inside] of html.matchAll(/<(\w+)[^>]*role="(status|alert)"[^>]*>(.*?)<\/\1>/gs)) {
        expect(live, moment).not.toMatch(/class="shape|<(b|span)[^>]*><\/\1>/);
        expect(text(inside!), moment).not.toMatch(/\d s\b|cut \d+/);
      }
  });

  test("that time runs out is said once, not each minute", () => {
    const late = drawn(moment("bashing"));
    expect(late).toContain("To end at 14:00, cut 6 min");
    expect(late).toContain("Something must be cut to end on time");
  });
});
