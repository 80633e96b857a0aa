// Drags rows of a list with the mouse. The browser's own drag and drop is not used: the program takes files with it.
import type { Attachment } from "svelte/attachments";

import { gapAt } from "./gap";

/** So many pixels make a drag of a press. */
const FAR = 5;
/** So near to the edge of what scrolls it scrolls, and so fast. */
const EDGE = 28;
const PACE = 6;
/** A press on these is theirs. A grip is there to be dragged. */
const CONTROLS = "button:not(.grip), input";

export class RowDrag {
  /** The row being dragged, and the gap that it would drop into, from 0 before the first. */
  row: string | null = $state(null);
  gap: number | null = $state(null);
  readonly #name: "row" | "speaker";
  readonly #rows: string;
  readonly #drop: (row: string, gap: number) => void;
  #pressed: { row: string; x: number; y: number } | null = null;
  #y = 0;

  /** Rows are known by their `data-row`, or whatever its name is. */
  constructor(name: "row" | "speaker", drop: (row: string, gap: number) => void) {
    this.#name = name;
    this.#rows = `[data-${name}]`;
    this.#drop = drop;
  }

  /** On which edge of the row at a place the gap lies: for `data-gap`, see row-drag.css. */
  edge(place: number, rows: number): "above" | "below" | undefined {
    if (this.gap === place) return "above";
    return place === rows - 1 && this.gap === rows ? "below" : undefined;
  }

  /** For the list of the rows. */
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

  /** As long as the pointer is at an edge, what holds the list scrolls. */
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
