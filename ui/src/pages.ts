// The pages received so far, by id, and how far each must be scaled down to fit its box.
import type { Page } from "./gen/Page";
import type { PageId } from "./gen/PageId";

export class PageStore {
  readonly #pages = new Map<PageId, Page>();
  readonly #fits = new Map<PageId, number>();

  /** Adds pages; a page replaces an earlier one with the same id. Returns the ids that are new or changed. */
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

  /** The scale found for this version of the page; undefined if it has been replaced or none was found yet. */
  fitOf(page: Page): number | undefined {
    return this.#pages.get(page.id) === page ? this.#fits.get(page.id) : undefined;
  }

  /** Remembers the scale found for a page, unless none was found or the page has been replaced meanwhile. */
  keepFit(page: Page, scale: number | null): void {
    if (scale !== null && this.#pages.get(page.id) === page) this.#fits.set(page.id, scale);
  }

  /** Forgets the page's scale, because one of its pictures has loaded. */
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
