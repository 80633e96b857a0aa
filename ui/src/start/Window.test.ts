// The start window at some of its moments, and its keys.
import { describe, expect, test } from "vitest";

import type { FoundCard } from "../gen/FoundCard";
import { drawnStart, home, started } from "../dev/start";
import { buttonOf, sizeStepOf } from "./keyboard";

const key = (key: string, modifiers: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers }) as KeyboardEvent;

describe("home", () => {
  test("a run that stopped is resumed by its row, the others show when they were opened", () => {
    const html = drawnStart(home);
    expect(html.match(/Resume/g)).toHaveLength(1);
    expect(html).toContain("yesterday");
    expect(html).toContain("The room sees nothing");
    expect(html).toContain("Drop a session");
  });

  test("an answer has a button for each offer, and takes the place of the drop", () => {
    const answer = {
      heading: "It is a folder",
      words: "Open what is in it.",
      offers: ["choose-inside" as const],
    };
    const html = drawnStart({ ...home, answer, offers: ["Choose a file in it…"] });
    expect(html).toContain('role="alert"');
    expect(html).toContain("Choose a file in it…");
    expect(html).not.toContain("Drop a session");
  });

  test("a PDF is asked how long the talk may take", () => {
    const html = drawnStart({ ...home, talk: { name: "“talk.pdf”", minutes: "20", refusal: "" } });
    expect(html).toContain("How long may the talk take?");
    expect(html).not.toContain("Drop a session");
  });
});

describe("a new session", () => {
  test("what is typed stays until Rust fills the form anew", () => {
    const { start } = started(home);
    start.form.group = "quic";
    start.take({ ...home, page: "new" });
    expect(start.form.group).toBe("quic");
    start.take({ ...home, form: { ...home.form, number: 1, fields: { ...home.form.fields, group: "tls" } } });
    expect(start.form.group).toBe("tls");
  });

  test("what was not understood is said, and its field is marked", () => {
    const form = { ...home.form, refusal: { field: "day" as const, words: "Type the day" } };
    const html = drawnStart({ ...home, page: "new", form });
    expect(html).toContain("Type the day");
    expect(html.match(/aria-invalid/g)).toHaveLength(1);
  });

  test("an agenda fills the fields in which nothing was typed, and another session of it fills them anew", () => {
    const { start, sent } = started(home);
    start.form.group = "tls";
    const read = (day: string): void => {
      const found = {
        ...home.form.reading.found,
        meeting: "IETF 126",
        group: "quic",
        day,
        zone: "Europe/Vienna",
      };
      start.take({ ...home, form: { ...home.form, reading: { ...home.form.reading, found } } });
    };
    read("2026-07-22");
    expect(start.form).toMatchObject({
      group: "tls",
      meeting: "IETF 126",
      day: "2026-07-22",
      zone: "Europe/Vienna",
    });
    start.form.meeting = "";
    read("2026-07-22");
    expect(start.form.meeting).toBe("");
    start.chooseSession(1);
    expect(sent.at(-1)).toEqual({ wish: "read", agenda: "", session: 1 });
    read("2026-07-24");
    expect(start.form).toMatchObject({ group: "tls", day: "2026-07-24", session: 1 });
  });

  test("several sessions are offered", () => {
    const reading = { ...home.form.reading, sessions: ["1: quic", "2: quic"], session: 1 };
    const html = drawnStart({ ...home, page: "new", form: { ...home.form, reading } });
    expect(html).toContain("This agenda has 2 sessions");
  });

  test("saving sends the form as it is typed", () => {
    const { start, sent } = started(home);
    start.form.title = "QUIC";
    start.save();
    expect(sent).toEqual([{ wish: "save", form: { ...home.form.fields, title: "QUIC" } }]);
  });
});

describe("from the Datatracker", () => {
  const deck = {
    title: "Open issues",
    file: "slides-126-quic-qmux-02.pdf",
    place: 2,
    why: "the titles agree",
    is_unsure: false,
    progress: "",
    percent: null,
    is_left: false,
  };
  const found: FoundCard = {
    heading: "quic at IETF 126",
    sessions: [],
    when: "Wed 22 Jul 2026",
    counted: "4 items, 50 min",
    folder: "/s/ietf126-quic",
    is_there: false,
    trouble: "",
    places: ["No item", "The chairs’ slides", "1 Open issues"],
    decks: [deck],
    doubts: ["The agenda: none has been uploaded yet"],
    fetching: { state: "not-yet" },
    may_come: false,
    may_open: false,
    words: "Nothing has been saved yet",
  };
  const drawn = (card: Partial<FoundCard>): string =>
    drawnStart({ ...home, page: "found", found: { ...found, ...card } });

  test("what may be meant is asked for at once, and stands in the fields", () => {
    const { start, sent } = started(home);
    start.find({ meeting: "126", group: "quic" });
    expect(start.chair).toEqual({ meeting: "126", group: "quic" });
    expect(sent).toEqual([{ wish: "find", meeting: "126", group: "quic" }]);
    const nearest = [{ label: "tls", meeting: "126", group: "tls" }];
    const html = drawnStart({ ...home, find: { asking: "", refusal: "Did you mean tls?", nearest } });
    expect(html).toContain(">tls</button>");
  });

  test("while the server is asked it can be cancelled, and not asked again", () => {
    const html = drawnStart({ ...home, find: { asking: "Asking…", refusal: "", nearest: [] } });
    expect(html).toContain("Asking…");
    expect(html).toContain("Cancel");
    expect(html).not.toContain("by hand");
    expect(html).toMatch(/<button class="main[^>]* disabled/);
  });

  test("an unsure match is marked, and every state has what can be done", () => {
    expect(drawn({})).toContain("Save and open");
    expect(drawn({})).not.toContain("? the titles");
    expect(drawn({ decks: [{ ...deck, is_unsure: true }] })).toContain("? the titles");
    expect(drawn({ decks: [{ ...deck, is_unsure: true }] })).toContain("may belong to another item");
    expect(drawn({ fetching: { state: "fetching" } })).toMatch(/<select[^>]* disabled/);
    expect(drawn({ fetching: { state: "fetching" } })).toContain("Stop");
    expect(drawn({ fetching: { state: "stopped", why: "Stopped" } })).toContain("Resume");
    expect(drawn({ fetching: { state: "there" } })).toContain("Open the session");
    expect(drawn({ trouble: "It is another session's" })).toMatch(/class="main[^>]* disabled/);
  });
});

test("only with Ctrl is a key a button's", () => {
  expect(buttonOf(key("o"), home.buttons)).toBeUndefined();
  expect(buttonOf(key("o", { ctrlKey: true }), home.buttons)?.action).toBe("open");
  expect(buttonOf(key("S", { ctrlKey: true, shiftKey: true }), home.buttons)?.action).toBe("sample");
  expect(buttonOf(key("s", { ctrlKey: true }), home.buttons)).toBeUndefined();
  expect(buttonOf(key("o", { ctrlKey: true, altKey: true }), home.buttons)).toBeUndefined();
});

test.each([
  ["+", { ctrlKey: true, shiftKey: true }, 1],
  ["-", { ctrlKey: true }, -1],
  ["0", { metaKey: true }, 0],
  ["+", {}, undefined],
  ["0", { ctrlKey: true, altKey: true }, undefined],
])("%s with %o changes the size of the text by %s", (name, modifiers, step) =>
  expect(sizeStepOf(key(name, modifiers))).toBe(step),
);
