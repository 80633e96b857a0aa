// The start window at some of its moments, and its keys.
import { describe, expect, test } from "vitest";

import { drawnStart, home, started } from "../dev/start";
import { buttonOf } from "./keyboard";

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

  test("saving sends the form as it is typed", () => {
    const { start, sent } = started(home);
    start.form.title = "QUIC";
    start.save();
    expect(sent).toEqual([{ wish: "save", form: { ...home.form.fields, title: "QUIC" } }]);
  });
});

test("only with Ctrl is a key a button's", () => {
  expect(buttonOf(key("o"), home.buttons)).toBeUndefined();
  expect(buttonOf(key("o", { ctrlKey: true }), home.buttons)?.action).toBe("open");
  expect(buttonOf(key("S", { ctrlKey: true, shiftKey: true }), home.buttons)?.action).toBe("sample");
  expect(buttonOf(key("s", { ctrlKey: true }), home.buttons)).toBeUndefined();
  expect(buttonOf(key("o", { ctrlKey: true, altKey: true }), home.buttons)).toBeUndefined();
});
