// Pages laid out on top of one another, one of them visible, so that a turn costs one repaint. The room's window keeps
// all of them, the presenter window a few.
import type { PageId } from "../gen/PageId";
import type { PageStore } from "../pages";
import { atOnce, SlideView } from "../slide/view";
import { Slices } from "../slide/slices";

export class Stack {
  readonly #stage: HTMLElement;
  readonly #store: PageStore;
  readonly #most: number;
  readonly #made: ((view: SlideView) => void) | undefined;
  /** The least recently used first. */
  readonly #views = new Map<PageId, SlideView>();
  readonly #slices = new Slices();
  #shown: SlideView | null = null;
  /** The page that is drawn in the place of the one on show, for the program to copy. */
  #rehearsed: SlideView | null = null;

  /** Keeps at most `most` views; `made` is called with each new one. */
  constructor(stage: HTMLElement, store: PageStore, most = Infinity, made?: (view: SlideView) => void) {
    this.#stage = stage;
    this.#store = store;
    this.#most = most;
    this.#made = made;
  }

  /** Makes a page visible, laying it out first if necessary. Returns false if it hasn't arrived yet. */
  show(id: PageId): boolean {
    const view = this.#laidOut(id);
    if (view === null) return false;
    if (view !== this.#shown) {
      this.#shown?.show(false);
      view.show(true);
      this.#shown = view;
    }
    return true;
  }

  /**
   * Draws a page in the place of the one on show, laying it out first if necessary. For screen readers the page on show stays.
   * Returns false if it hasn't arrived yet.
   */
  rehearse(id: PageId): boolean {
    const view = this.#laidOut(id);
    if (view === null) return false;
    this.endRehearsal();
    this.#rehearsed = view;
    if (view === this.#shown) return true;
    view.host.classList.add("rehearsed");
    view.host.ariaHidden = "true";
    this.#shown?.host.classList.add("stood-in");
    return true;
  }

  /** The page on show is seen again. */
  endRehearsal(): void {
    this.#rehearsed?.host.classList.remove("rehearsed");
    this.#rehearsed?.host.removeAttribute("aria-hidden");
    this.#shown?.host.classList.remove("stood-in");
    this.#rehearsed = null;
  }

  /** Waits for the pictures in the page that is drawn for the program. Returns whether all are there. */
  async hasPictures(): Promise<boolean> {
    const pictures = [...(this.#rehearsed?.host.shadowRoot?.querySelectorAll("img") ?? [])];
    const come = await Promise.allSettled(pictures.map((picture) => picture.decode()));
    return come.every(({ status }) => status === "fulfilled");
  }

  /** Hides the page on show; it stays laid out. */
  hide(): void {
    this.#shown?.show(false);
    this.#shown = null;
  }

  /** Lays out a page that will probably be shown next. */
  makeReady(id: PageId): void {
    if (!this.#isPicture(id)) this.#slices.add(this.#layingOut(id), true);
  }

  /** Lays out pages that have arrived, each in its own slice. */
  makeLater(ids: readonly PageId[]): void {
    for (const id of ids) if (!this.#isPicture(id)) this.#slices.add(this.#layingOut(id));
  }

  /** PDF pages are drawn on the canvas instead. */
  #isPicture(id: PageId): boolean {
    return (this.#store.get(id)?.picture ?? null) !== null;
  }

  #laidOut(id: PageId): SlideView | null {
    const page = this.#store.get(id);
    if (page === undefined) return null;
    const view = this.#view(id);
    view.put(page);
    const known = this.#store.fitOf(page);
    if (known === undefined) this.#store.keepFit(page, atOnce(view.fitting()));
    else view.scale(known);
    return view;
  }

  *#layingOut(id: PageId): Generator<void, void, void> {
    const page = this.#store.get(id);
    if (page === undefined || this.#isDone(id)) return;
    const view = this.#view(id);
    view.put(page);
    const fitting = view.fitting();
    for (;;) {
      yield;
      // Meanwhile another page may have been drawn in this view.
      if (view.page !== page) return;
      const step = fitting.next();
      if (step.done) return this.#store.keepFit(page, step.value);
    }
  }

  #isDone(id: PageId): boolean {
    const page = this.#store.get(id);
    return page !== undefined && this.#views.get(id)?.page === page && this.#store.fitOf(page) !== undefined;
  }

  #view(id: PageId): SlideView {
    const view = this.#views.get(id) ?? this.#free() ?? this.#create();
    view.host.dataset.id = id;
    view.onPicture = () => this.#pictureCame(id);
    this.#views.delete(id);
    this.#views.set(id, view);
    return view;
  }

  /** The least recently used view, but never the one on show; null while there may be more. */
  #free(): SlideView | null {
    if (this.#views.size < this.#most) return null;
    for (const [id, view] of this.#views) {
      if (view === this.#shown) continue;
      this.#views.delete(id);
      return view;
    }
    return null;
  }

  #create(): SlideView {
    const view = new SlideView();
    view.show(false);
    view.host.classList.add("stacked");
    this.#stage.append(view.host);
    this.#made?.(view);
    return view;
  }

  #pictureCame(id: PageId): void {
    const page = this.#store.get(id);
    const known = page && this.#store.fitOf(page);
    if (known === undefined || this.#views.get(id)?.fitsAt(known)) return;
    this.#store.forgetFit(id);
    if (this.#views.get(id) === this.#shown) this.#laidOut(id);
    else this.#slices.add(this.#layingOut(id), true);
  }
}
