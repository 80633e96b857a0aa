// A few pages laid out on top of one another in the same frame, so that turning to the next one only makes it visible.
import type { Page } from "../gen/Page";
import type { PageId } from "../gen/PageId";
import type { PageStore } from "../pages";
import { atOnce, SlideView } from "./view";

export class SlidePool {
  readonly #frame: HTMLElement;
  readonly #store: PageStore;
  readonly #most: number;
  readonly #made: (view: SlideView) => void;
  /** The least recently used first. */
  readonly #views = new Map<PageId, SlideView>();
  #shown: SlideView | null = null;

  /** Keeps at most `most` views; `made` is called with each new one. */
  constructor(frame: HTMLElement, store: PageStore, most: number, made: (view: SlideView) => void) {
    this.#frame = frame;
    this.#store = store;
    this.#most = most;
    this.#made = made;
  }

  show(page: Page): void {
    const view = this.#laidOut(page);
    if (view === this.#shown) return;
    this.#shown?.show(false);
    view.show(true);
    this.#shown = view;
  }

  /** Lays a page out without showing it. */
  prepare(page: Page): void {
    if (this.#most > 1) this.#laidOut(page);
  }

  #laidOut(page: Page): SlideView {
    const view = this.#views.get(page.id) ?? this.#free();
    this.#views.delete(view.page?.id ?? "");
    this.#views.set(page.id, view);
    view.put(page);
    const known = this.#store.fitOf(page);
    if (known === undefined) this.#store.keepFit(page, atOnce(view.fitting()));
    else view.scale(known);
    return view;
  }

  /** The least recently used view, but never the one on show; a new one while there are few. */
  #free(): SlideView {
    if (this.#views.size >= this.#most) {
      for (const view of this.#views.values()) {
        if (view !== this.#shown || this.#most === 1) return view;
      }
    }
    const view = new SlideView();
    view.show(false);
    view.onPicture = () => this.#pictureCame(view);
    this.#made(view);
    this.#frame.append(view.host);
    return view;
  }

  #pictureCame(view: SlideView): void {
    const { page } = view;
    const known = page === null ? undefined : this.#store.fitOf(page);
    if (page === null || known === undefined || view.fitsAt(known)) return;
    this.#store.keepFit(page, atOnce(view.fitting()));
  }
}
