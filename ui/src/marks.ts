// What the chair points at and draws, as it has come from Rust: where the pointer is, and the strokes of each page.
import type { Marks as News } from "./gen/Marks";
import type { PageId } from "./gen/PageId";
import type { PointerMark } from "./gen/PointerMark";
import type { StrokeMark } from "./gen/StrokeMark";

export class Marks {
  pointer: PointerMark | null = null;
  /** Counts the changes of strokes. */
  strokesChanged = 0;
  readonly #pages = new Map<PageId, StrokeMark[]>();
  readonly #listeners = new Set<() => void>();

  /** Takes what is different now. */
  take({ pointer, pages }: News): void {
    this.pointer = pointer;
    if (pages.length > 0) this.strokesChanged++;
    for (const { page, keep, grow, add } of pages) {
      const strokes = (this.#pages.get(page) ?? []).slice(0, keep);
      const last = strokes.at(-1);
      if (last !== undefined && grow.length > 0) {
        strokes[strokes.length - 1] = { ...last, dots: [...last.dots, ...grow] };
      }
      strokes.push(...add);
      if (strokes.length > 0) this.#pages.set(page, strokes);
      else this.#pages.delete(page);
    }
    for (const listener of this.#listeners) listener();
  }

  /** The strokes of a page, the latest last. */
  of(page: PageId | null): readonly StrokeMark[] {
    return (page === null ? undefined : this.#pages.get(page)) ?? [];
  }

  /** Calls `listener` with each change, until what is returned is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
