// Draws the overview's thumbnails one after the other in short slices, so that no key press waits for them. A Markdown
// slide is its own page scaled down; a PDF page is a small picture.
import type { Attachment } from "svelte/attachments";

import type { PageId } from "../../gen/PageId";
import type { Picture } from "../../gen/Picture";
import type { PageStore } from "../../pages";
import { thumbnail } from "../../slide/fetch";
import { Slices } from "../../slide/slices";
import { SlideView } from "../../slide/view";
import { Together } from "./together";

/** How many hidden views are kept for reuse. */
const KEPT = 24;

interface Frame {
  element: HTMLElement;
  id: PageId;
  view: SlideView | null;
  /** The version of the page that was drawn; null before that. */
  page: unknown;
  /** Waits until the tile has a size. */
  sized: ResizeObserver | null;
  gone: boolean;
}

export class Tiles {
  readonly #store: PageStore;
  /** Where a page's picture is. */
  readonly #address: (picture: Picture) => string;
  readonly #slices = new Slices();
  readonly #frames = new Set<Frame>();
  readonly #free: SlideView[] = [];
  readonly #together = new Together<HTMLElement>((picture) => picture.style.removeProperty("visibility"));
  #hasBegun = true;

  /** Draws nothing before `begin`. */
  constructor(store: PageStore, begin: Promise<void> | null = null, address = thumbnail) {
    this.#store = store;
    this.#address = address;
    if (begin === null) return;
    this.#hasBegun = false;
    void begin.then(() => {
      this.#hasBegun = true;
      for (const frame of this.#frames) this.#slices.add(this.#drawing(frame));
    });
  }

  /** Draws a page into the element as soon as there is time. */
  draw(id: PageId): Attachment<HTMLElement> {
    return (element) => {
      const frame: Frame = { element, id, view: null, page: null, sized: null, gone: false };
      this.#frames.add(frame);
      if (this.#hasBegun) this.#slices.add(this.#drawing(frame));
      return () => this.#drop(frame);
    };
  }

  /** Redraws the pages that have changed. */
  refresh(): void {
    for (const frame of this.#frames)
      if (frame.page !== null && frame.page !== this.#store.get(frame.id))
        this.#slices.add(this.#drawing(frame));
  }

  *#drawing(frame: Frame): Generator<void, void, void> {
    const page = this.#store.get(frame.id);
    if (frame.gone || page === undefined) return;
    frame.page = page;
    if (page.picture !== null) {
      const picture = new Image();
      picture.alt = "";
      picture.loading = "lazy";
      picture.src = this.#address(page.picture);
      // It has its place, or it would not be loaded at all.
      picture.style.visibility = "hidden";
      picture.onload = picture.onerror = () => this.#together.add(picture);
      frame.element.replaceChildren(picture);
      return;
    }
    const view = (frame.view ??= this.#free.pop() ?? made());
    view.put(page);
    frame.element.replaceChildren(view.host);
    const known = this.#store.fitOf(page);
    if (known !== undefined) {
      view.scale(known);
      // Forces the layout here, where it counts towards the slice.
      void view.host.offsetHeight;
      return;
    }
    yield;
    if (frame.gone || view.page !== page) return;
    const fitting = view.fitting();
    for (let step = fitting.next(); ; step = fitting.next()) {
      if (step.done) {
        if (step.value === null) this.#drawWhenSized(frame);
        return this.#store.keepFit(page, step.value);
      }
      yield;
      if (frame.gone || view.page !== page) return;
    }
  }

  /** A tile in a closed tab has no size, and so no scale. */
  #drawWhenSized(frame: Frame): void {
    frame.sized?.disconnect();
    frame.sized = new ResizeObserver(() => {
      if (frame.element.clientWidth === 0) return;
      frame.sized?.disconnect();
      this.#slices.add(this.#drawing(frame));
    });
    frame.sized.observe(frame.element);
  }

  #drop(frame: Frame): void {
    frame.gone = true;
    frame.sized?.disconnect();
    this.#frames.delete(frame);
    if (frame.view !== null && this.#free.length < KEPT) this.#free.push(frame.view);
  }
}

function made(): SlideView {
  const view = new SlideView();
  view.host.inert = true;
  return view;
}
