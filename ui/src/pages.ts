// The pages that have come, by name, and how far each must be scaled down to fit its box.
import type { Page } from "./gen/Page";
import type { PageId } from "./gen/PageId";

export class PageStore {
  readonly #pages = new Map<PageId, Page>();
  readonly #fits = new Map<PageId, number>();

  /** Takes pages in; one with a known name replaces the earlier one. Gives the names that are new or changed. */
  take(pages: readonly Page[]): PageId[] {
    const changed: PageId[] = [];
    for (const page of pages) {
      if (same(this.#pages.get(page.id), page)) continue;
      this.#pages.set(page.id, page);
      this.#fits.delete(page.id);
      changed.push(page.id);
    }
    return changed;
  }

  get(id: PageId): Page | undefined {
    return this.#pages.get(id);
  }

  /** The scale found for a page as it stands now; a page that has been replaced has none. */
  fitOf(page: Page): number | undefined {
    return this.#pages.get(page.id) === page ? this.#fits.get(page.id) : undefined;
  }

  /** Keeps the scale found for a page, unless it has been replaced meanwhile. */
  keepFit(page: Page, scale: number): void {
    if (this.#pages.get(page.id) === page) this.#fits.set(page.id, scale);
  }

  /** Forgets the scale of a page whose picture has come. */
  forgetFit(id: PageId): void {
    this.#fits.delete(id);
  }
}

function same(known: Page | undefined, page: Page): boolean {
  return (
    known !== undefined &&
    known.html === page.html &&
    known.picture?.token === page.picture?.token &&
    known.classes.join() === page.classes.join() &&
    known.footer.join("\n") === page.footer.join("\n")
  );
}
