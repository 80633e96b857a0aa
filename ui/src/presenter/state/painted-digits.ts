// While the window rests, the program itself paints the digits that change each second (src-tauri/src/digits): WebKit
// needs ten times as long for a frame, and goes on for a quarter of a second after each. With the first key, click or
// snapshot the page draws them again.
import type { TickingText, Wire } from "../../wire";
import { sheetOf } from "./digit-sheet";

/** The window rests when nothing has happened for this long. */
const REST_MS = 1500;
/** The program gets the texts of so many seconds beforehand; before they end they are renewed. */
const AHEAD_S = 70;
const RENEW_MS = 60_000;

/** A number that may tick. */
interface Digits {
  say: (passed: number) => string;
  /** Draws it in the page. */
  draw: () => void;
}

/** What tells when a second passes. */
export interface Seconds {
  passed(): number;
  untilNext(): number;
}

const EVENTS = ["keydown", "pointerdown", "pointermove", "wheel", "resize", "scroll", "focus", "blur"];

export class PaintedDigits {
  readonly #all = new Map<HTMLElement, Digits>();
  readonly #wire: Wire;
  readonly #seconds: Seconds;
  #painted = new Map<HTMLElement, string>();
  #disturbedAt = 0;
  #listens = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  /** Pixels of the screen for a CSS pixel; `null` if the page draws everything itself. */
  #ratio: number | null | undefined;

  constructor(wire: Wire, seconds: Seconds) {
    this.#wire = wire;
    this.#seconds = seconds;
  }

  #listen(): void {
    for (const name of EVENTS) window.addEventListener(name, this.disturb, { capture: true, passive: true });
    // Dialogs, menus and messages.
    new MutationObserver(this.disturb).observe(document.body, { childList: true });
  }

  add(element: HTMLElement, digits: Digits): () => void {
    if (!this.#listens) this.#listen();
    this.#listens = true;
    this.#all.set(element, digits);
    this.disturb();
    return () => {
      this.#all.delete(element);
      this.disturb();
    };
  }

  /** Whether the program paints any number. */
  get isPainting(): boolean {
    return this.#painted.size > 0;
  }

  /** Whether the program paints this number. */
  paints(element: HTMLElement): boolean {
    return this.#painted.has(element);
  }

  /** Checks a number that the program paints: it may have moved, or have more or fewer digits. */
  check(element: HTMLElement, text: string): void {
    if (this.#painted.get(element) !== placeOf(element, text)) this.disturb();
  }

  /** Something happens: the page draws its digits itself. */
  readonly disturb = (): void => {
    if (this.#ratio === null) return;
    this.#disturbedAt = performance.now();
    if (this.#painted.size > 0) {
      const elements = [...this.#painted.keys()];
      this.#painted.clear();
      void this.#wire.paintDigits([]);
      for (const element of elements) {
        element.removeAttribute("data-painted");
        this.#all.get(element)?.draw();
      }
    }
    this.#timer ??= setTimeout(this.#look, REST_MS);
  };

  readonly #look = (): void => {
    this.#timer = undefined;
    const left = this.#disturbedAt + REST_MS - performance.now();
    if (left > 0) this.#timer = setTimeout(this.#look, left + 1);
    else void this.#paint(this.#disturbedAt);
  };

  async #paint(disturbedAt: number): Promise<void> {
    if (this.#painted.size === 0) this.#ratio = await this.#wire.paintDigits([]);
    const ratio = this.#ratio ?? null;
    if (ratio === null || this.#disturbedAt !== disturbedAt) return;
    const painted = new Map<HTMLElement, string>();
    const digits: TickingText[] = [];
    for (const [element, { say }] of this.#all) {
      const texts = this.#texts(say);
      const text = texts[0]?.[1] ?? "";
      const ticks = texts.length > 1 && isInSight(element);
      const all = texts.map(([, each]) => each);
      const sheet = ticks ? sheetOf(element, all, ratio) : null;
      if (sheet === null) continue;
      digits.push({ sheet, texts });
      painted.set(element, placeOf(element, text));
    }
    if (digits.length === 0) {
      if (this.#painted.size > 0) this.disturb();
      return;
    }
    await this.#wire.paintDigits(digits);
    if (this.#disturbedAt !== disturbedAt) {
      void this.#wire.paintDigits([]);
      return;
    }
    this.#painted = painted;
    for (const element of painted.keys()) {
      element.setAttribute("data-painted", "");
      this.#all.get(element)?.draw();
    }
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(this.#renew, RENEW_MS);
  }

  /** The texts end soon: they are sent anew. */
  readonly #renew = (): void => {
    if (this.#painted.size > 0) void this.#paint(this.#disturbedAt);
  };

  /** The texts of the next seconds, each with when it comes, as long as none has more or fewer letters. */
  #texts(say: Digits["say"]): [number, string][] {
    const [passed, next] = [this.#seconds.passed(), this.#seconds.untilNext()];
    const texts: [number, string][] = [[0, say(passed)]];
    const length = texts[0]?.[1].length;
    for (let second = 1; second <= AHEAD_S; second++) {
      const text = say(passed + second * 1000);
      if (text.length !== length) break;
      if (text !== texts.at(-1)?.[1]) texts.push([next + (second - 1) * 1000, text]);
    }
    return texts;
  }
}

/** Where a number is and how many letters it has: while that stays as it is, its pictures are right. */
function placeOf(element: HTMLElement, text: string): string {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left, top, width, height, text.length].join(" ");
}

/** Whether nothing lies over a number. */
function isInSight(element: HTMLElement): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const corners = [left + 1, right - 1].flatMap((x) => [top + 1, bottom - 1].map((y) => ({ x, y })));
  return corners.every(({ x, y }) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && (element.contains(there) || there.contains(element));
  });
}
