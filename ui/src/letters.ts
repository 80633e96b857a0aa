// Tells words from commands. A letter that follows another within a moment belongs to a word: neither is a command then, and
// both become a note. Letters whose action the room can see wait for that moment before they act (docs/decisions/0025-letters-that-wait.md).
import { actionOf, type KeySet } from "./actions";
import { KEYS } from "./gen/keys";
import type { Stroke } from "./keys";

/** A letter that comes so soon after another goes on with its word. */
export const WORD_MS = 250;
/** The same after a letter that opened a line, where the next letter usually begins a name. */
const AFTER_OPENER_MS = 150;
/** For so long after typing into a field a letter that opens a line, or blanks, may be meant as text. */
const AFTER_TEXT_MS = 2000;

export interface Does {
  /** Carries out a key and returns the number it was sent under; null if it was not sent. */
  act(stroke: Stroke): number | null;
  /** Takes the keys as words. `since` is the number of the first that was sent as a command. */
  prose(text: string, since: number | null): void;
}

interface Burst {
  text: string;
  /** When its latest key was pressed, in milliseconds. */
  at: number;
  /** The number of its first key that acted. */
  since: number | null;
  /** Keys that haven't acted yet. */
  held: Stroke[];
  /** Its last key opened a line. */
  opened: boolean;
  /** One of its letters was a command that didn't wait. */
  acted: boolean;
}

/** The letters typed outside of text in one window. */
export class Letters {
  /** Which keys count. A plain deck has other keys, and no notes. */
  keys: KeySet = { plain: false, ctrl: false };
  /** Letters that follow one another fast are words; otherwise each is a command at once. */
  fastAreWords = true;
  #burst: Burst | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #textAt = -Infinity;
  /** When the latest key of a word was pressed, for a plain deck. */
  #wordAt = -Infinity;
  readonly #does: Does;

  constructor(does: Does) {
    this.#does = does;
  }

  /** A key that would be a command, pressed at this time. */
  strike(stroke: Stroke, at: number): void {
    if (!this.fastAreWords) {
      this.settle();
      this.#does.act(stroke);
      return;
    }
    if (this.#isRestOfWord(stroke, at)) return;
    const goesOn = this.#goesOn(stroke, at);
    if (goesOn === "word") {
      this.#take(stroke, at);
      return;
    }
    if (!isTyped(stroke)) {
      this.settle();
      this.#does.act(stroke);
      return;
    }
    // Two of the same letter begin no word, so that a letter that turns can be pressed as fast as an arrow.
    const turnsAgain = goesOn === "again" && this.#turns(stroke);
    if (goesOn === null || turnsAgain) this.settle();
    this.#burst ??= { text: "", at, since: null, held: [], opened: false, acted: turnsAgain };
    const burst = this.#burst;
    burst.text += stroke.key;
    burst.at = at;
    burst.opened = false;
    if (this.#waits(stroke, at) && !turnsAgain) {
      burst.held.push(stroke);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.settle(), WORD_MS);
      return;
    }
    burst.opened = opens(stroke, this.keys);
    burst.acted ||= isLetter(stroke) && actionOf(stroke, "anytime", this.keys) !== null;
    const number = this.#does.act(stroke);
    burst.since ??= number;
  }

  /**
   * A key that goes to a text field, pressed at this time. True if it goes on with a word whose first letter opened that field by
   * accident: then it is taken as a word, and the field must not get it.
   */
  strikeText(stroke: Stroke, at: number): boolean {
    const burst = this.#burst;
    const isWord =
      burst !== null &&
      burst.opened &&
      (isLetter(stroke) || stroke.key === " ") &&
      isSoonAfterText(burst, this.#textAt, at);
    if (isWord) {
      this.#take(stroke, at);
      return true;
    }
    this.settle();
    this.#textAt = at;
    return false;
  }

  /** Carries out what still waits: it was no word. */
  settle(): void {
    clearTimeout(this.#timer);
    const burst = this.#burst;
    this.#burst = null;
    for (const stroke of burst?.held ?? []) this.#does.act(stroke);
  }

  #goesOn(stroke: Stroke, at: number): "word" | "again" | null {
    const burst = this.#burst;
    if (burst === null || at - burst.at >= WORD_MS || !isCharacter(stroke)) return null;
    const { key } = stroke;
    // A blank turns, at once, unless it follows what can only be the beginning of a line: "a ", "3 ".
    if (/^\d+$/.test(burst.text)) {
      if (/\d/.test(key)) return "again";
      return isLetter(stroke) || key === " " ? "word" : null;
    }
    // The line that the letter opened may have been refused, and be gone.
    const opened = burst.opened && isSoonAfterText(burst, this.#textAt, at);
    if (key === " ") {
      const waits = burst.held.some((stroke) => !this.#turns(stroke));
      return waits || opened ? "word" : null;
    }
    // A sign with an action of its own may follow a letter that had one, as in P +.
    const acts = !isLetter(stroke) && !/\d/.test(key) && actionOf(stroke, "anytime", this.keys) !== null;
    if (acts && burst.acted) return null;
    return [...burst.text].every((letter) => letter === key) ? "again" : "word";
  }

  /** A plain deck has no line that takes the rest of a word, in which letters and blanks would turn. */
  #isRestOfWord(stroke: Stroke, at: number): boolean {
    if (!this.keys.plain || !isCharacter(stroke) || at - this.#wordAt >= WORD_MS) return false;
    this.#wordAt = at;
    return true;
  }

  #take(stroke: Stroke, at: number): void {
    clearTimeout(this.#timer);
    this.#wordAt = at;
    const { text, since } = this.#burst ?? { text: "", since: null };
    this.#burst = null;
    this.#does.prose(text + stroke.key, since);
  }

  /** In a plain deck some letters turn. */
  #turns(stroke: Stroke): boolean {
    const action = isLetter(stroke) ? actionOf(stroke, "anytime", this.keys) : null;
    return action === "next" || action === "back";
  }

  #waits(stroke: Stroke, at: number): boolean {
    const action = isLetter(stroke) ? actionOf(stroke, "anytime", this.keys) : null;
    if (action === null) return false;
    const { waits, seen } = KEYS[action];
    return waits === true || this.#turns(stroke) || (seen === true && at - this.#textAt < AFTER_TEXT_MS);
  }
}

function isSoonAfterText(burst: Burst, textAt: number, at: number): boolean {
  return at - burst.at < AFTER_OPENER_MS && burst.at - textAt < AFTER_TEXT_MS;
}

function opens(stroke: Stroke, keys: KeySet): boolean {
  const action = actionOf(stroke, "anytime", keys);
  return action !== null && KEYS[action].opens !== undefined;
}

/** A letter, a digit, or a sign that is no key of ours: it can begin a line of text. */
function isTyped(stroke: Stroke): boolean {
  if (!isCharacter(stroke) || stroke.key === " ") return false;
  return isLetter(stroke) || /\d/.test(stroke.key) || actionOf(stroke, "anytime") === null;
}

function isLetter(stroke: Stroke): boolean {
  return isCharacter(stroke) && /^\p{L}\p{M}*$/u.test(stroke.key);
}

function isCharacter({ key, ctrl, alt }: Stroke): boolean {
  return !ctrl && !alt && [...key].length === 1;
}
