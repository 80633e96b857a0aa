// Words are told from commands.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Letters, WORD_MS } from "./letters";
import type { Stroke } from "./keys";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Presses keys, this many milliseconds apart, and says what came of them: keys that acted, and words in quotes. */
function typed(keys: string[], apart: number, set: (letters: Letters) => void = () => {}): string {
  const came: string[] = [];
  let sent = 0;
  const letters = new Letters({
    act: ({ key }) => {
      came.push(key);
      return ++sent;
    },
    prose: (text, since) => came.push(`"${text}"${since === null ? "" : ` from ${since}`}`),
  });
  set(letters);
  let at = 10_000;
  for (const key of keys) {
    letters.strike(strokeOf(key), at);
    at += apart;
    vi.advanceTimersByTime(apart);
  }
  vi.advanceTimersByTime(WORD_MS);
  return came.join(" ");
}

function strokeOf(key: string): Stroke {
  const shift = /^\p{Lu}$/u.test(key);
  return { key, ctrl: false, shift, alt: false, repeat: false, composing: false };
}

describe("words show nothing", () => {
  test.each([
    [["n", "o"], '"no"'],
    [["T", "h"], '"Th"'],
    [["a", " "], '"a "'],
    [["3", " "], '"3 " from 1'],
    [["1", "2", " "], '"12 " from 1'],
    [["é", "t"], '"ét" from 1'],
    [["и", "т"], '"ит" from 1'],
    [["n", "n", "o"], '"nno"'],
    [["u", "."], '"u." from 1'],
    [["(", "s"], '"(s" from 1'],
  ])("%j", (keys, came) => {
    const expected = came.includes("from") ? `${keys.slice(0, -1).join(" ")} ${came}` : came;
    for (const apart of [20, 60, 120, 200]) expect(typed(keys, apart)).toBe(expected);
  });

  test("what acted at once is named, to be undone", () => {
    expect(typed(["p", "l"], 80)).toBe('p "pl" from 1');
    expect(typed(["b", "u"], 80)).toBe('b "bu" from 1');
  });
});

describe("commands are commands", () => {
  test.each([
    [["n"], "n"],
    [["n", "c"], "n c"],
    [["p", "p", "p"], "p p p"],
    [["n", "ArrowRight"], "n ArrowRight"],
    [["1", "2", "Enter"], "1 2 Enter"],
    [["b", " "], "b  "],
    [["+", "+"], "+ +"],
    [[".", "."], ". ."],
  ])("%j, one after another", (keys, came) => expect(typed(keys, WORD_MS + 10)).toBe(came));

  test("the same letter twice is no word, however fast", () => {
    expect(typed(["p", "p", "p", "p"], 60)).toBe("p p p p");
    expect(typed(["n", "n"], 60)).toBe("n n");
    expect(typed(["p", "+", "+", "-"], 60)).toBe("p + + -");
  });

  test("turning, blank and Esc never wait, and a letter before them goes first", () => {
    expect(typed(["n", "ArrowRight"], 10)).toBe("n ArrowRight");
    expect(typed(["n", "Escape"], 10)).toBe("n Escape");
    expect(typed(["ArrowRight", " ", "PageDown", "."], 5)).toBe("ArrowRight   PageDown .");
  });

  test("in a plain deck N and P turn, and wait only until they are pressed again", () => {
    const plain = (letters: Letters): void => void (letters.keys = { plain: true, ctrl: false });
    expect(typed(["n", "p", "n"], WORD_MS + 10, plain)).toBe("n p n");
    const letters = new Letters({
      act: ({ key }) => came.push(key),
      prose: (text) => came.push(`"${text}"`),
    });
    const came: string[] = [];
    plain(letters);
    for (const [at, already] of [
      [0, 0],
      [100, 2],
      [200, 3],
      [300, 4],
    ] as const) {
      letters.strike(strokeOf("n"), at);
      expect(came.length).toBe(already);
    }
    letters.strike(strokeOf("PageDown"), 310);
    expect(came).toEqual(["n", "n", "n", "n", "PageDown"]);
  });

  test("in a plain deck a blank, an arrow and a clicker's key turn at once, whatever waits", () => {
    const plain = (letters: Letters): void => void (letters.keys = { plain: true, ctrl: false });
    for (const key of [" ", "ArrowRight", "PageUp", "Enter", "Escape"])
      expect(typed(["n", key], 10, plain)).toBe(`n ${key}`);
    expect(typed(["w", "e"], 5, plain)).toBe('"we"');
  });

  test.each(["no", "next slide", "people", "png", "but not"])("in a plain deck %j turns nothing", (words) => {
    const plain = (letters: Letters): void => void (letters.keys = { plain: true, ctrl: false });
    for (const apart of [20, 60, 120, 200])
      expect(typed([...words], apart, plain)).not.toMatch(/^[np] |[^"]*" [np]/);
  });

  test("in a plain deck the letters and blanks of words turn nothing", () => {
    const plain = (letters: Letters): void => void (letters.keys = { plain: true, ctrl: false });
    for (const apart of [20, 60, 120, 200])
      expect(typed([..."when people pan on"], apart, plain)).toBe('"wh"');
    expect(typed(["w", "n"], 80, plain)).toBe('"wn"');
    expect(typed([..."we", "n"], WORD_MS, plain)).toBe("w e n");
  });
});

describe("B right after text", () => {
  function blanks(keys: string[], sinceText: number, apart: number): string {
    return typed(keys, apart, (letters) => void letters.strikeText(strokeOf("Escape"), 10_000 - sinceText));
  }

  test("may begin a word and waits, so that the room sees nothing of it", () => {
    expect(blanks(["b", "u"], 300, 120)).toBe('"bu"');
    expect(blanks(["b", "u"], 1900, 20)).toBe('"bu"');
    expect(blanks(["b"], 300, 20)).toBe("b");
  });

  test("is at once again after two seconds, and the other keys of a clicker always are", () => {
    expect(blanks(["b", "u"], 2000, 120)).toBe('b "bu" from 1');
    expect(blanks([".", "PageDown"], 300, 20)).toBe(". PageDown");
  });
});

describe("a letter that opens a line", () => {
  function opened(letter: string, next: string, apart: number, sinceText: number): boolean {
    const letters = new Letters({ act: () => 1, prose: () => {} });
    letters.strikeText(strokeOf("x"), 10_000);
    letters.strike(strokeOf(letter), 10_000 + sinceText);
    return letters.strikeText(strokeOf(next), 10_000 + sinceText + apart);
  }

  test("begins a word right after text was typed", () => {
    expect(opened("i", "n", 100, 300)).toBe(true);
    expect(opened("v", "e", 20, 300)).toBe(true);
    expect(opened("I", " ", 120, 300)).toBe(true);
    expect(opened("v", "3", 20, 300)).toBe(false);
  });

  test("goes on with its word when the line was refused", () => {
    const came: string[] = [];
    const letters = new Letters({
      act: ({ key }) => came.push(key),
      prose: (text) => came.push(`"${text}"`),
    });
    letters.strikeText(strokeOf("x"), 10_000);
    letters.strike(strokeOf("I"), 10_300);
    letters.strike(strokeOf(" "), 10_340);
    expect(came).toEqual(["I", '"I "']);
  });

  test("opens its line otherwise, however fast the name follows", () => {
    expect(opened("i", "A", 200, 300)).toBe(false);
    expect(opened("i", "A", 100, 5000)).toBe(false);
    expect(opened("j", "A", 100, 5000)).toBe(false);
  });
});

test("with the guard off every letter is a command at once", () =>
  expect(typed(["n", "b", "t"], 20, (letters) => (letters.fastAreWords = false))).toBe("n b t"));

test("a letter that needs Ctrl shows nothing, so it need not wait, and still begins a word", () => {
  const ctrl = (letters: Letters): void => void (letters.keys = { plain: false, ctrl: true });
  expect(typed(["n"], 20, ctrl)).toBe("n");
  expect(typed(["n", "o"], 20, ctrl)).toBe('n "no" from 1');
});
