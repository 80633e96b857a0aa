// Drags rows of a list with the mouse. The browser's own drag and drop is used for dropping files, so not here.
import type { Attachment } from "svelte/attachments";

import { gapAt } from "./gap";

/** A press becomes a drag after this many pixels. */
const FAR = 5;
/** Within this many pixels of the edge the list scrolls, by this many pixels a frame. */
const EDGE = 28;
const PACE = 6;
/** A press on these doesn't drag, except on a grip. */
const CONTROLS = "button:not(.grip), input";

export class RowDrag {
  /** The row being dragged, and the gap it would drop into, counted from 0 above the first. */
  row: string | null = $state(null);
  gap: number | null = $state(null);
  readonly #name: "row" | "speaker";
  readonly #rows: string;
  readonly #drop: (row: string, gap: number) => void;
  #pressed: { row: string; x: number; y: number } | null = null;
  #y = 0;

  /** `name` is the data attribute that identifies a row: `data-row` or `data-speaker`. */
  constructor(name: "row" | "speaker", drop: (row: string, gap: number) => void) {
    this.#name = name;
    this.#rows = `[data-${name}]`;
    this.#drop = drop;
  }

  /** Which edge of the row borders on the gap, for `data-gap` (see row-drag.css). */
  edge(place: number, rows: number): "above" | "below" | undefined {
    if (this.gap === place) return "above";
    return place === rows - 1 && this.gap === rows ? "below" : undefined;
  }

  /** Attach this to the list that holds the rows. */
  readonly list: Attachment<HTMLElement> = (list) => {
    const press = (event: PointerEvent): void => {
      const target = event.target as Element;
      const row = target.closest<HTMLElement>(this.#rows)?.dataset[this.#name];
      if (event.button !== 0 || row === undefined || target.closest(CONTROLS) !== null) return;
      this.#pressed = { row, x: event.clientX, y: event.clientY };
    };
    const move = (event: PointerEvent): void => {
      const pressed = this.#pressed;
      if (pressed === null) return;
      this.#y = event.clientY;
      if (this.row === null) {
        if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < FAR) return;
        this.row = pressed.row;
        list.setPointerCapture(event.pointerId);
        this.#scroll(list);
      }
      this.#look(list);
    };
    const end = (): void => this.#end();
    const release = (): void => {
      const { row, gap } = this;
      this.#end();
      if (row !== null && gap !== null) this.#drop(row, gap);
    };
    const strike = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && this.row !== null) this.#end();
    };
    list.addEventListener("pointerdown", press);
    list.addEventListener("pointermove", move);
    list.addEventListener("pointerup", release);
    list.addEventListener("pointercancel", end);
    window.addEventListener("keydown", strike);
    return () => {
      list.removeEventListener("pointerdown", press);
      list.removeEventListener("pointermove", move);
      list.removeEventListener("pointerup", release);
      list.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", strike);
      this.#end();
    };
  };

  #end(): void {
    this.#pressed = null;
    this.row = null;
    this.gap = null;
  }

  #look(list: HTMLElement): void {
    const items = [...list.querySelectorAll(this.#rows)].map((row) => row.getBoundingClientRect());
    this.gap = gapAt(items, this.#y);
  }

  /** Scrolls the container as long as the pointer is near its edge. */
  #scroll(list: HTMLElement): void {
    if (this.row === null) return;
    const scroller = list.closest(".scrolls");
    if (scroller !== null) {
      const { top, bottom } = scroller.getBoundingClientRect();
      const by = this.#y < top + EDGE ? -PACE : this.#y > bottom - EDGE ? PACE : 0;
      if (by !== 0) {
        scroller.scrollTop += by;
        this.#look(list);
      }
    }
    requestAnimationFrame(() => this.#scroll(list));
  }
}
