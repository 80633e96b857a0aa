// Where keys go.
import { describe, expect, test } from "vitest";

import { opensLine, type Place, route, type Route, type Stroke } from "./keys";

const nowhere: Place = {
  field: "none",
  filled: false,
  locked: false,
  control: false,
  border: false,
  row: false,
  asked: false,
  escapes: false,
  menu: false,
  asksAboutNotes: false,
  draft: null,
  chooser: false,
  form: false,
  openPoll: false,
  notes: true,
  selection: false,
};

function stroke(keys: string): Stroke {
  const parts =
    keys === "+" || keys.endsWith("++")
      ? [...keys.slice(0, -1).split("+").filter(Boolean), "+"]
      : keys.split("+");
  return {
    key: parts.at(-1) ?? "",
    ctrl: parts.includes("Ctrl"),
    shift: parts.includes("Shift"),
    alt: parts.includes("Alt"),
    repeat: false,
    composing: false,
  };
}

const goes = (keys: string, place: Partial<Place> = {}, more: Partial<Stroke> = {}): Route["to"] =>
  route({ ...stroke(keys), ...more }, { ...nowhere, ...place }).to;

describe("outside of text", () => {
  test.each([
    "ArrowRight",
    " ",
    "Enter",
    "Escape",
    "n",
    "N",
    "F5",
    "F11",
    "Ctrl+r",
    "Ctrl+z",
    "Ctrl+f",
    "Ctrl+p",
    "?",
    "+",
    "-",
    "7",
    "Backspace",
    "Shift+ArrowRight",
  ])("%s is Rust's to map", (keys) => expect(goes(keys)).toBe("rust"));

  test("Rust is told the key and what was held", () => {
    expect(route(stroke("Ctrl+Shift+Z"), nowhere)).toEqual({
      to: "rust",
      press: { key: "Z", ctrl: true, shift: true, alt: false, text: false },
    });
  });

  test.each([
    ["F6", "next-part"],
    ["Ctrl+k", "palette"],
    ["Ctrl++", "larger-text"],
    ["Ctrl+=", "larger-text"],
    ["Ctrl+-", "smaller-text"],
    ["Ctrl+0", "usual-text"],
    ["Alt++", "larger-notes"],
    ["Ctrl+,", "settings"],
  ])("%s is the view's: %s", (keys, local) =>
    expect(route(stroke(keys), nowhere)).toEqual({ to: "view", local }),
  );

  test.each(["Tab", "Shift+Tab", "Shift", "Control", "AltGraph"])("%s is left alone", (keys) =>
    expect(goes(keys)).toBe("focus"),
  );

  test("Ctrl+C copies what is selected, and is a key like others when nothing is", () => {
    expect(goes("Ctrl+c", { selection: true })).toBe("focus");
    expect(goes("Ctrl+c")).toBe("rust");
  });

  test("a held letter counts once, a held arrow repeats", () => {
    expect(goes("b", {}, { repeat: true })).toBe("nobody");
    expect(goes("Enter", {}, { repeat: true })).toBe("nobody");
    expect(goes("ArrowRight", {}, { repeat: true })).toBe("rust");
    expect(goes("PageDown", {}, { repeat: true })).toBe("rust");
    expect(goes("ArrowRight", {}, { repeat: true, shift: true })).toBe("nobody");
    expect(goes("ArrowDown", {}, { repeat: true, shift: true })).toBe("nobody");
  });
});

describe("on a control that was given the focus by keyboard", () => {
  test.each([" ", "Enter", "ArrowLeft", "ArrowDown"])("%s goes to it", (keys) =>
    expect(goes(keys, { control: true })).toBe("focus"),
  );
  test("Alt with ↑ or ↓ moves its row", () => {
    expect(goes("Alt+ArrowUp", { control: true })).toBe("focus");
    expect(goes("Alt+ArrowLeft", { control: true })).toBe("rust");
    expect(goes("Alt+ArrowUp")).toBe("rust");
  });
  test.each(["PageDown", "PageUp", "n", "Escape", ".", "Shift+P"])("%s goes to Rust all the same", (keys) =>
    expect(goes(keys, { control: true })).toBe("rust"),
  );
  expect(goes("Shift+ArrowRight", { control: true })).toBe("rust");
});

describe("on a border between two parts that was given the focus by keyboard", () => {
  const border = { control: true, border: true };
  test.each(["ArrowLeft", "ArrowDown", "Home", "End", "Delete"])("%s goes to it", (keys) =>
    expect(goes(keys, border)).toBe("focus"),
  );
  test.each(["n", "PageDown", "Escape", "Shift+ArrowRight", "Ctrl+Home"])(
    "%s goes to Rust all the same",
    (keys) => expect(goes(keys, border)).toBe("rust"),
  );
  test.each(["Home", "End", "Delete"])("a click on it takes %s from nobody", (keys) =>
    expect(goes(keys, { border: true })).toBe("rust"),
  );
  test("letters go on in the line that is open", () => {
    expect(goes("n", { ...border, draft: "note" })).toBe("line");
    expect(goes("n", { ...border, field: "note", draft: "note" })).toBe("focus");
  });
});

describe("on a row of a list whose order can be changed", () => {
  const row = { control: true, row: true };
  expect(goes("Enter", row)).toBe("focus");
  expect(goes("Enter", { ...row, asked: true })).toBe("rust");
  test.each(["Alt+ArrowUp", "Alt+ArrowDown", "Delete", "F2", "Enter", "Shift+Enter", "Escape", "ArrowDown"])(
    "%s is the row's",
    (keys) => expect(goes(keys, row)).toBe("focus"),
  );
  test.each(["Alt+ArrowUp", "Delete", "F2", "Enter", "Shift+Enter", "Escape"])(
    "%s is also the row's after a click on it",
    (keys) => expect(goes(keys, { row: true })).toBe("focus"),
  );
  test.each(["ArrowRight", "ArrowDown", " ", "PageDown", "n", "Shift+ArrowRight"])(
    "%s is not the row's after a click on it: it turns or shows as ever",
    (keys) => expect(goes(keys, { row: true })).toBe("rust"),
  );
  test("Escape first takes away what covers the slide, or what is open", () =>
    expect(goes("Escape", { ...row, escapes: true })).toBe("rust"));
  test.each(["Alt+Home", "Alt+Delete", "Ctrl+Delete", "n", "PageDown"])(
    "%s goes to Rust all the same",
    (keys) => expect(goes(keys, row)).toBe("rust"),
  );
  test("elsewhere these keys are Rust's", () => {
    expect(goes("Delete", { control: true })).toBe("rust");
    expect(goes("F2")).toBe("rust");
  });
});

describe("a field of a form", () => {
  const field = { field: "form" as const };
  test("what is typed is never a command, and Enter and Escape are the field's", () => {
    for (const key of [..."Nb 7/ +-'?.", "Enter", "Escape", "ArrowUp", "Delete", "Home"])
      expect(goes(key, field)).toBe("focus");
  });
  test("a clicker turns pages meanwhile, and the browser's own keys do nothing", () => {
    expect(goes("PageDown", field)).toBe("rust");
    expect(goes("Ctrl+r", field)).toBe("nobody");
    expect(goes("Ctrl+z", field)).toBe("focus");
    expect(goes("F11", field)).toBe("rust");
  });
});

describe("a note", () => {
  test.each(["j", "J", "'"])("%s begins one", (keys) => expect(goes(keys)).toBe("rust-then-text"));
  test("not with Ctrl or Alt, and not in a plain deck", () => {
    // With Ctrl it is a message to the speaker.
    expect(goes("Ctrl+j")).toBe("view");
    expect(goes("Alt+j")).toBe("rust");
    expect(goes("j", { notes: false })).toBe("rust");
  });
  test("what is typed is never a command", () => {
    for (const letter of "the network limit, again. N B 7 J'?+-") {
      expect(goes(letter, { field: "note", draft: "note" })).toBe("focus");
    }
  });
  test("Enter and Escape end it, told to Rust as text", () => {
    for (const key of ["Enter", "Escape"]) {
      const press = { key, ctrl: false, shift: false, alt: false, text: true };
      expect(route(stroke(key), { ...nowhere, field: "note", draft: "note" })).toEqual({
        to: key === "Enter" ? "rust-and-line" : "rust-then-commands",
        press,
      });
      expect(route(stroke(key), { ...nowhere, draft: "note" })).toEqual({
        to: key === "Enter" ? "rust-and-line" : "rust-then-commands",
        press,
      });
    }
  });
  test("a clicker turns pages meanwhile", () => {
    expect(goes("PageDown", { field: "note", draft: "note" })).toBe("rust");
    expect(goes("PageUp", { draft: "note" })).toBe("rust");
  });
  test("one begun in the audience window takes the keys pressed here", () => {
    expect(goes("n", { draft: "note" })).toBe("line");
    expect(goes(" ", { draft: "note" })).toBe("line");
    expect(goes("Ctrl+z", { draft: "note" })).toBe("nobody");
  });
  test("editing keys work in the field, the browser's own do not", () => {
    for (const keys of ["Ctrl+a", "Ctrl+V", "Ctrl+z", "Backspace", "ArrowLeft", "Home"]) {
      expect(goes(keys, { field: "note", draft: "note" })).toBe("focus");
    }
    for (const keys of ["Ctrl+r", "Ctrl+f", "Ctrl+p"])
      expect(goes(keys, { field: "note", draft: "note" })).toBe("nobody");
    expect(goes("F5", { field: "note", draft: "note" })).toBe("rust");
  });
  test("Enter that ends an input method's word does not end the note", () => {
    expect(goes("Enter", { field: "note", draft: "note" }, { composing: true })).toBe("focus");
  });
});

describe("lines of the floor", () => {
  test("V begins a poll's question, and its result once it was asked", () => {
    const purpose = (openPoll: boolean): unknown => route(stroke("v"), { ...nowhere, openPoll });
    expect(purpose(false)).toMatchObject({ to: "rust-then-text", purpose: "poll-question" });
    expect(purpose(true)).toMatchObject({ to: "rust-then-text", purpose: "poll-result" });
  });
  test("I lets a name join the queue, Shift+I names who spoke last, in either window", () => {
    const purpose = (keys: string): unknown => [route(stroke(keys), nowhere), opensLine(stroke(keys))];
    expect(purpose("i")).toMatchObject([{ to: "rust-then-text", purpose: "queue" }, "queue"]);
    expect(purpose("I")).toMatchObject([{ to: "rust-then-text", purpose: "queue" }, "queue"]);
    expect(purpose("Shift+I")).toMatchObject([{ to: "rust-then-text", purpose: "name" }, "name"]);
    expect(goes("Ctrl+i")).toBe("rust");
  });
  test("with Caps Lock too, but not with Shift, Ctrl or Alt, and not in a plain deck", () => {
    expect(goes("V")).toBe("rust-then-text");
    for (const keys of ["Shift+V", "Shift+J", "Ctrl+v", "Alt+v"]) expect(goes(keys)).toBe("rust");
    expect(goes("v", { notes: false })).toBe("rust");
  });
  test.each(["queue", "name", "poll-question", "poll-result"] as const)(
    "%s: text until Enter or Esc",
    (line) => {
      for (const letter of "31 4 62 Yes? nbd") {
        expect(goes(letter, { field: line, draft: line })).toBe("focus");
        expect(goes(letter, { draft: line })).toBe("line");
      }
      for (const key of ["Enter", "Escape"]) {
        const press = { key, ctrl: false, shift: false, alt: false, text: true };
        expect(route(stroke(key), { ...nowhere, field: line, draft: line })).toEqual({
          to: key === "Enter" ? "rust-and-line" : "rust-then-commands",
          press,
        });
      }
      expect(goes("PageDown", { field: line, draft: line })).toBe("rust");
    },
  );
});

describe("a field of a form", () => {
  test("keeps all that is typed, Enter and Esc too", () => {
    for (const keys of ["n", " ", "7", "Enter", "Shift+Enter", "Escape", "ArrowDown", "Alt+ArrowUp"])
      expect(goes(keys, { field: "form" })).toBe("focus");
  });
  test("but not pages, the program's keys and the browser's own", () => {
    expect(goes("PageDown", { field: "form" })).toBe("rust");
    expect(goes("F11", { field: "form" })).toBe("rust");
    expect(goes("Ctrl+k", { field: "form" })).toBe("view");
    expect(goes("Ctrl+r", { field: "form" })).toBe("nobody");
  });
  test("saving as a new file works in it", () => {
    expect(goes("Ctrl+Shift+s", { field: "form" })).toBe("rust");
    expect(goes("Ctrl+Shift+s", { field: "palette", menu: true })).toBe("nobody");
  });
});

describe("the chooser of an outcome", () => {
  const open = { chooser: true };
  test("D opens it, but not with Shift or Ctrl, and not in a plain deck", () => {
    expect(goes("d")).toBe("rust-and-chooser");
    expect(goes("D")).toBe("rust-and-chooser");
    for (const keys of ["Shift+D", "Ctrl+d"]) expect(goes(keys)).toBe("rust");
    expect(goes("d", { notes: false })).toBe("rust");
  });
  test("Esc closes it", () => expect(goes("Escape", open)).toBe("rust-and-chooser"));
  test("letters are written into its sentence, wherever the focus is", () => {
    for (const letter of "dnwjv.?é'") expect(goes(letter, open)).toBe("form");
    expect(goes("a", { ...open, control: true })).toBe("form");
  });
  test("arrows choose one after another, held too", () => {
    const does = (keys: string): unknown => route(stroke(keys), { ...nowhere, ...open });
    expect(does("ArrowDown")).toEqual({ to: "chooser", does: { choice: "step", by: 1 } });
    expect(does("ArrowUp")).toEqual({ to: "chooser", does: { choice: "step", by: -1 } });
    expect(goes("ArrowDown", open, { repeat: true })).toBe("chooser");
  });
  test("digits choose, Enter records, with Shift it proposes, wherever the focus is", () => {
    const does = (keys: string): unknown => route(stroke(keys), { ...nowhere, ...open });
    expect(does("3")).toEqual({ to: "chooser", does: { choice: "digit", digit: 3 } });
    expect(does("0")).toEqual({ to: "chooser", does: { choice: "digit", digit: 0 } });
    expect(does("Enter")).toEqual({ to: "chooser", does: { choice: "record" } });
    expect(does("Shift+Enter")).toEqual({ to: "chooser", does: { choice: "propose" } });
  });
  test("nothing else turns a slide or shows the room anything, but a clicker", () => {
    for (const keys of ["ArrowRight", " ", "Backspace", "Ctrl+z", "Shift+ArrowRight"])
      expect(goes(keys, open)).toBe("nobody");
    for (const keys of ["PageDown", "F11"]) expect(goes(keys, open)).toBe("rust");
  });
  test("a control in it gets its keys, a field its text", () => {
    for (const keys of [" ", "Enter", "ArrowDown"])
      expect(goes(keys, { ...open, control: true })).toBe("focus");
    expect(goes("4", { ...open, control: true })).toBe("chooser");
    expect(goes("4", { ...open, field: "form" })).toBe("focus");
  });
  test("a held digit chooses once", () => expect(goes("3", open, { repeat: true })).toBe("nobody"));
  test("the palette over it keeps its keys, and so does a line", () => {
    expect(goes("n", { ...open, field: "palette", menu: true })).toBe("focus");
    expect(goes("n", { ...open, draft: "note" })).toBe("line");
  });
});

describe("a form that is in use", () => {
  const form = { form: true };
  test("gets every letter, wherever the focus is", () => {
    for (const letter of "nbwQ7.é") expect(goes(letter, form)).toBe("form");
    expect(goes("n", { ...form, control: true })).toBe("form");
  });
  test("but turning, clickers, Esc and Ctrl do what they do", () => {
    for (const keys of ["ArrowRight", " ", "PageDown", "Escape", "Ctrl+z"])
      expect(goes(keys, form)).toBe("rust");
  });
  test("a line that is open comes first", () => expect(goes("n", { ...form, draft: "note" })).toBe("line"));
});

describe("a search", () => {
  test("/ begins one, in a plain deck too", () => {
    const begins = { to: "rust-then-text", purpose: "search" };
    expect(route(stroke("/"), nowhere)).toMatchObject(begins);
    expect(route(stroke("Shift+/"), { ...nowhere, notes: false })).toMatchObject(begins);
    expect(goes("Ctrl+/")).toBe("rust");
  });
  test("what is typed is never a command", () => {
    for (const letter of "token 12 bnwfj/?'[].,") {
      expect(goes(letter, { field: "search", draft: "search" })).toBe("focus");
      expect(goes(letter, { draft: "search" })).toBe("line");
    }
  });
  test.each(["ArrowUp", "ArrowDown", "Enter"])("%s is told to Rust as text, and the line stays", (key) => {
    const press = { key, ctrl: false, shift: false, alt: false, text: true };
    expect(route(stroke(key), { ...nowhere, field: "search", draft: "search" })).toEqual({
      to: "rust",
      press,
    });
    expect(route(stroke(key), { ...nowhere, draft: "search" })).toEqual({ to: "rust", press });
  });
  test("Escape ends it; the other arrows move in the field", () => {
    expect(goes("Escape", { field: "search", draft: "search" })).toBe("rust-then-commands");
    expect(goes("ArrowLeft", { field: "search", draft: "search" })).toBe("focus");
    expect(goes("Enter", { field: "search", draft: "search" }, { composing: true })).toBe("focus");
  });
});

describe("lists and menus", () => {
  test("the filter of the list of keys keeps its letters; Esc, and ? while it is empty, close the list", () => {
    expect(goes("n", { field: "filter" })).toBe("focus");
    expect(goes("Escape", { field: "filter", filled: true })).toBe("rust");
    expect(goes("?", { field: "filter" })).toBe("rust");
    expect(goes("?", { field: "filter", filled: true })).toBe("focus");
  });
  test("the palette keeps all but pages and Ctrl+K", () => {
    for (const keys of ["n", "Enter", "Escape", "ArrowDown"])
      expect(goes(keys, { field: "palette", menu: true })).toBe("focus");
    expect(goes("PageDown", { field: "palette", menu: true })).toBe("rust");
    expect(goes("Ctrl+k", { field: "palette", menu: true })).toBe("view");
  });
  test("an open menu takes keys, whoever opened it", () => {
    for (const keys of ["ArrowDown", "Enter", "Escape"]) expect(goes(keys, { menu: true })).toBe("focus");
    expect(goes("PageDown", { menu: true })).toBe("rust");
    expect(goes("Ctrl+r", { menu: true })).toBe("nobody");
  });
});

describe("while the password of a deck is asked for", () => {
  const typed = [..."nbfh 7jx?op/.+-ñ字🔑", "Enter", "Backspace", "Delete", "Dead"];
  test.each(typed)("%s goes to its field, wherever the focus is", (keys) => {
    expect(route({ ...stroke(keys), key: keys }, { ...nowhere, locked: true }).to).toBe("password");
  });
  test.each(typed)("%s is text in its field", (keys) => {
    const place = { ...nowhere, locked: true, field: "password" as const };
    expect(route({ ...stroke(keys), key: keys }, place).to).toBe("focus");
    expect(route({ ...stroke(keys), key: keys }, { ...place, filled: true }).to).toBe("focus");
  });
  test.each(["ArrowRight", "Shift+ArrowRight", "Home", "Ctrl+z"])("%s edits what is typed", (keys) =>
    expect(goes(keys, { locked: true, field: "password", filled: true })).toBe("focus"),
  );
  test.each(["ArrowRight", "Shift+ArrowRight", "PageDown", "Escape"])(
    "%s is a command while nothing is typed",
    (keys) => expect(goes(keys, { locked: true, field: "password" })).toBe("rust"),
  );
  test("a clicker turns and Esc leaves the deck locked, whatever is typed", () => {
    for (const keys of ["PageDown", "PageUp", "Escape"])
      expect(goes(keys, { locked: true, field: "password", filled: true })).toBe("rust");
    expect(goes("Ctrl+o", { locked: true, field: "password", filled: true })).toBe("nobody");
  });
  test("a line that is being typed keeps its letters", () => {
    expect(goes("n", { locked: true, draft: "note" })).toBe("line");
  });
});

test("while notes are asked about no key is a command, wherever it was typed", () => {
  const asked: Place = { ...nowhere, asksAboutNotes: true, menu: true };
  for (const keys of ["n", "7", "Enter", " ", "ArrowRight", "Ctrl+k", "Ctrl+Enter", "F5", "Backspace", "j"])
    for (const field of ["none", "note", "form", "password"] as const)
      expect(route(stroke(keys), { ...asked, field }), `${keys} in ${field}`).toEqual({ to: "nobody" });
  expect(route(stroke("Tab"), asked)).toEqual({ to: "focus" });
  expect(route(stroke("Enter"), { ...asked, control: true })).toEqual({ to: "focus" });
  expect(route(stroke("Escape"), asked)).toMatchObject({ to: "rust" });
});
