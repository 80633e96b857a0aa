// What stands in the presenter window at moments of a session.
import { afterEach, describe, expect, test } from "vitest";

import { drawn } from "../dev/drawn";
import { snapshots } from "../dev/snapshots";
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import { editing } from "./agenda/editing.svelte";
import { looking } from "./agenda/looking.svelte";

const moment = (name: string): PresenterSnapshot => snapshots[name]!;

/** The text of a part of the window. */
const textOf = (html: string): string =>
  html
    // A keycap is one word, whether its parts are drawn or written.
    .replaceAll(/<kbd[^>]*>(.*?)<\/kbd>/gs, (_, cap: string) => ` ${cap.replaceAll(/<[^>]*>/g, "")} `)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

describe("the pane of what the room sees", () => {
  const head = (name: string): string =>
    textOf(/<section class="pane room[^>]*>\s*<header[^>]*>(.*?)<\/header>/s.exec(drawn(moment(name)))![1]!);

  test.each([
    ["talk", "slide", "Room now Slide 9 of 14 Chairs' slides"],
    ["discussion", "cover", "Room now Note Well text as of 9 Nov 2021"],
    ["elsewhere", "elsewhere", "Room now Elsewhere somebody else shares"],
    ["trouble", "not-drawn", "Room now Not drawn for 3 s"],
    ["frozen", "cover", "Room now Frozen on slide 9 of 14"],
  ])("at %s looks as %s and says %s", (name, look, words) => {
    expect(drawn(moment(name))).toMatch(new RegExp(`class="pane room ${look}`));
    expect(head(name).startsWith(words), head(name)).toBe(true);
  });

  test("says it aloud in a sentence", () => {
    for (const snapshot of Object.values(snapshots))
      expect(drawn(snapshot)).toContain(`role="status">${snapshot.room.words.replaceAll("&", "&amp;")}<`);
  });
});

describe("the pane of what comes next", () => {
  const head = (name: string): string =>
    textOf(/<section class="pane next[^>]*>\s*<header[^>]*>(.*?)<\/header>/s.exec(drawn(moment(name)))![1]!);

  test.each([
    ["talk", "Next Slide 10 of 14"],
    ["discussion", "Next Item 3 Security and privacy considerations for multicast transports"],
    ["idle", "Next Note Well 1 of 3"],
    ["frozen", "You are on slide 11 of 14"],
  ])("at %s is %s", (name, words) => expect(head(name)).toBe(words));
});

describe("what is not in place", () => {
  const tab = (name: string): string =>
    textOf(/<ul aria-label="Not in place"[^>]*>(.*?)<\/ul>/s.exec(drawn(moment(name)))?.[1] ?? "");

  test("is in front before the start, each with what puts it in place", () => {
    expect(tab("quic-before")).toMatch(/^Note takers nobody yet Add a name/);
    expect(tab("quic-before")).toMatch(/“n0 NAT” no slides yet Choose deck… : .*In place/);
    expect(tab("quic-before")).toMatch(/Floris Bruynooghe is there not seen yet On site .*Remote/);
    expect(drawn(moment("quic-before"))).toMatch(/Not in place.*5 of 23/s);
  });
  test("is nowhere once everything is, and once the session runs", () => {
    expect(tab("ready")).toBe("");
    expect(tab("talk")).toBe("");
  });
});

test("while a session that is over is offered to be read, nothing looks like one to come", () => {
  const offer = {
    words: "This session ended at 08:57",
    accept: "Read it",
    decline: "Start over",
    is_over: true,
  };
  const html = textOf(drawn({ ...moment("idle"), offer }));
  expect(html).toContain("This session ended at 08:57");
  for (const said of ["Begin item", "Before the session", "Finishes", "Note Well", "min over"])
    expect(html, said).not.toContain(said);
});

describe("the show bar", () => {
  test("lights one source, and none while the room looks elsewhere", () => {
    for (const [name, snapshot] of Object.entries(snapshots)) {
      // After the end there is none: nothing is shown by a slip.
      if (snapshot.after !== null) continue;
      const bar = /<nav class="shows.*?<\/nav>/s.exec(drawn(snapshot))![0];
      expect(bar.match(/on now/g)?.length ?? 0, name).toBe(name === "elsewhere" ? 0 : 1);
    }
  });
});

describe("the place of messages", () => {
  const said = (change: Partial<PresenterSnapshot>): string => {
    const [, after] = drawn({ ...moment("talk"), ...change }).split('data-testid="word">');
    return textOf(after!.split('<div class="end')[0]!);
  };

  test("is there and empty most of the time", () => expect(said({})).toBe(""));
  test("has a question before all else, and says how much more there is", () => {
    const words = said({ asks_to_end: true, notice: "First answer", waiting: "New version of pat-01.pdf" });
    expect(words).toMatch(/^End the session\?/);
    expect(words).toMatch(/First answer.*1 more/);
  });
  test("says that keys go nowhere when nothing else is there to say", () => {
    const status = { ...moment("talk").status, focused: false };
    expect(said({ status })).toBe("Keyboard inactive: click here");
    expect(said({ status, notice: "This is the last slide" })).toMatch(/^This is the last slide/);
  });
});

describe("what is up now", () => {
  const part = (name: string): string =>
    textOf(/<section class="now.*?<\/section>.*?<\/section>/s.exec(drawn(moment(name)))![0]);

  test.each([
    ["quic", "2 Open issues, updates to qmux"],
    ["quic", "left of 15 min ends"],
    ["quic", "Begin discussion M Begin item 3 ⇧→"],
    ["quic", "Microphone free Nobody is waiting"],
    ["quic-over", "over 15 min"],
    ["quic-before", "until the start starts 16:00 Slot 120 min 115 planned"],
    ["quic-before", "5 of 23 not in place Note taker, 2 decks, 1 speaker, recording"],
  ])("at %s says %s", (name, words) => expect(part(name)).toContain(words));

  test("keeps its parts in every state", () => {
    for (const name of ["quic", "quic-over", "quic-late", "quic-before", "talk", "handover"])
      for (const place of ["title", "left-time", "side", "meter", "go", "mic ", "asks"])
        expect(drawn(moment(name)), name).toMatch(new RegExp(`class="(?:s-\\w+ )?${place}`));
  });
});

describe("the speaker's window", () => {
  const strip = (name: string): string =>
    textOf(/<section class="speaker-strip[^>]*>(.*?)<\/section>/s.exec(drawn(moment(name)))?.[1] ?? "");

  test.each([
    ["talk", ""],
    ["speaker", "Speaker sees: “ Two minutes left ” Remove the message Change Ctrl+J"],
    ["speaker-unseen", "Nobody sees: “ Louder, please ” Remove the message Open the window Ctrl+⇧J"],
  ])("at %s says %s", (name, words) => expect(strip(name)).toBe(words));
});

describe("the rundown", () => {
  const rundown = (name: string, change?: () => void): string => {
    change?.();
    return /<section class="rundown.*?<\/section>/s.exec(drawn(moment(name)))![0];
  };
  afterEach(() => {
    looking.way = null;
    editing.close();
  });

  test("has a row for each of twelve items, and a block", () => {
    const html = rundown("quic");
    expect(html.match(/data-row=/g)).toHaveLength(12);
    expect(html.match(/role="slider"/g)).toHaveLength(11);
    expect(textOf(html)).toContain("If time permits");
  });
  test("draws what a way would change while it is looked at", () => {
    expect(rundown("quic-late")).not.toContain("15→");
    const html = rundown("quic-late", () => (looking.way = "Drop n0 NAT (5 min), 1 min off item 11"));
    expect(textOf(html)).toContain("15→ 14");
    expect(html).toMatch(/class="row planned[^"]*gone/);
    expect(html, "what only would be cannot be dragged").not.toContain('role="slider"');
  });
  test("begins nothing in its rows: the button stands in the item's tab", () => {
    editing.open(moment("quic").agenda[7]!, []);
    const html = drawn(moment("quic"));
    expect(rundown("quic")).not.toContain("Begin");
    expect(textOf(html)).toContain("Begin item 8");
  });
  test("asks before it begins an item that is not next, and says what the room would see", () => {
    editing.open(moment("quic").agenda[7]!, []);
    looking.asks = "quic-8";
    const words = textOf(drawn(moment("quic")));
    looking.asks = null;
    expect(words).toContain(
      "Begin item 8 now? The room would see item-8.pdf 1 / 7. Items 3–7 would be skipped for now",
    );
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
    expect(late).toContain("End by 14:00");
    expect(late).toContain("Something must be cut to end on time");
  });
});

describe("the clock in the header", () => {
  const zone = (offset_s: number, name: string) => [{ from_ms: 0, offset_s, name }];
  test.each([
    [3600, "CET", 0, "CET UTC"],
    [3600, "CET", 7200, "CET UTC local"],
    [3600, "CET", 3600, "CET UTC"],
    [0, "UTC", 3600, "UTC local"],
    [0, "UTC", 0, "UTC"],
  ])("%i s (%s) away, here %i s, has %s: no time twice", (offset, name, local, zones) => {
    const talk = moment("talk");
    const clocks = { ...talk.clocks, zone: zone(offset, name), local: zone(local, "here") };
    const clock = /<span class="clock[^>]*>(.*?)<\/header>/s.exec(drawn({ ...talk, clocks }))![1]!;
    expect(
      textOf(clock)
        .match(/[A-Za-z]+/g)
        ?.join(" "),
    ).toBe(zones);
  });
});
