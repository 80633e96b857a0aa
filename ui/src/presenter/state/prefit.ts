// Finds the scale of pages before they are shown, in an invisible box, one layout at a time. Pages with pictures
// are left out, because their height is known only once the picture has loaded.
import type { PageId } from "../../gen/PageId";
import type { PageStore } from "../../pages";
import { Slices } from "../../slide/slices";
import { SlideView } from "../../slide/view";

export class Prefit {
  readonly #store: PageStore;
  readonly #slices = new Slices();
  #view: SlideView | null = null;

  constructor(store: PageStore) {
    this.#store = store;
  }

  add(ids: readonly PageId[]): void {
    for (const id of ids) this.#slices.add(this.#fitting(id));
  }

  *#fitting(id: PageId): Generator<void, void, void> {
    const page = this.#store.get(id);
    if (
      page === undefined ||
      page.picture !== null ||
      this.#store.fitOf(page) !== undefined ||
      page.html.includes("<img")
    )
      return;
    const view = (this.#view ??= this.#build());
    view.put(page);
    yield;
    if (view.page !== page) return;
    this.#store.keepFit(page, yield* view.fitting());
  }

  #build(): SlideView {
    const view = new SlideView();
    view.host.classList.add("measured");
    view.host.inert = true;
    document.body.append(view.host);
    return view;
  }
}
