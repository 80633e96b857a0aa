// The sizes that the parts of the window have: as they are set, or as a border that is being moved has them. The window follows by
// itself; only where the border ends is set.
import type { PartSize } from "../../gen/PartSize";
import type { Setting } from "../../gen/Setting";
import type { Settings } from "../../gen/Settings";
import { type Border, BORDERS, lengthInCss } from "./borders";

/** A border that is moved with keys is set once no further key has followed for so long. */
const STILL_MS = 400;

/** Where the window's custom properties are set. */
type Style = Pick<CSSStyleDeclaration, "setProperty" | "removeProperty">;

export class PartSizes {
  /** The border that the mouse holds. */
  dragging: Border | null = null;
  /** Counts changes of where the parts are. */
  changes = $state(0);
  readonly #set: (setting: Setting) => void;
  readonly #style: () => Style;
  readonly #followed = new Map<Border, number | null>();
  #plain = false;
  #waiting: { border: Border; tenths: number } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(set: (setting: Setting) => void, style = (): Style => document.body.style) {
    this.#set = set;
    this.#style = style;
  }

  /** Has the window follow what is set. */
  follow(sizes: Settings["part_sizes"], plain: boolean): void {
    this.#plain = plain;
    for (const border of Object.keys(BORDERS) as Border[]) {
      const part = this.#part(border);
      const tenths = part === null ? null : (sizes[part] ?? null);
      if ((this.#followed.get(border) ?? null) === tenths) continue;
      this.#followed.set(border, tenths);
      if (this.dragging === border) continue;
      this.show(border, tenths);
      this.changes++;
    }
  }

  /** Draws a size, without setting it; the usual one if it is null. */
  show(border: Border, tenths: number | null): void {
    const style = this.#style();
    if (tenths === null) style.removeProperty(`--${border}-set`);
    else style.setProperty(`--${border}-set`, lengthInCss(border, tenths));
  }

  /** Ends the dragging: at this size, or where it began. */
  drop(border: Border, tenths: number | null): void {
    this.dragging = null;
    if (tenths === null) this.show(border, this.#followed.get(border) ?? null);
    else this.keep(border, tenths);
    this.changes++;
  }

  /** Sets a size; the usual one if it is null. */
  keep(border: Border, tenths: number | null): void {
    this.settle();
    this.show(border, tenths);
    this.changes++;
    const part = this.#part(border);
    if (part !== null) this.#set({ setting: "part-size", to: { part, tenths } });
  }

  /** Draws a size at once, and sets it when no other has followed. */
  keepSoon(border: Border, tenths: number): void {
    if (this.#waiting?.border !== border) this.settle();
    this.#waiting = { border, tenths };
    this.show(border, tenths);
    this.changes++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), STILL_MS);
  }

  /** Sets what waits for another key. */
  settle(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    clearTimeout(this.#timer);
    if (waiting !== null) this.keep(waiting.border, waiting.tenths);
  }

  #part(border: Border): PartSize | null {
    const { session, talk } = BORDERS[border];
    return this.#plain ? talk : session;
  }
}
