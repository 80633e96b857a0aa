// Draws small slides, of the overview and of the list under the slide, one after the other in short slices, so that no key press waits for them. A Markdown
// slide is its own page scaled down; a PDF page is a small picture.
import type { Attachment } from "svelte/attachments";

import type { PageId } from "../../gen/PageId";
import type { PageStore } from "../../pages";
import { fetchSmall } from "../../slide/fetch";
import { inPixels } from "../../slide/picture-canvas";
import type { Pixels } from "../../slide/pixels";
import { Slices } from "../../slide/slices";
import { SlideView } from "../../slide/view";
import { type Place, SmallPictures } from "./small-pictures";

/** How many hidden views are kept for reuse. */
const KEPT = 24;

/** The place of a slide in its tile. */
class Frame implements Place {
  readonly element: HTMLElement;
  readonly id: PageId;
  view: SlideView | null = null;
  /** The version of the page that was drawn; null before that. */
  page: unknown = null;
  /** Waits until the tile has a size. */
  sized: ResizeObserver | null = null;
  gone = false;

  constructor(element: HTMLElement, id: PageId) {
    this.element = element;
    this.id = id;
  }

  put({ image }: Pixels): void {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.width, height: image.height });
    canvas.getContext("2d", { alpha: false })?.putImageData(image, 0, 0);
    this.element.replaceChildren(canvas);
  }

  empty(): void {
    this.element.replaceChildren();
  }
}

export class Tiles {
  readonly #store: PageStore;
  readonly #small: SmallPictures;
  readonly #slices = new Slices();
  readonly #frames = new Map<Element, Frame>();
  readonly #free: SlideView[] = [];
  /** Tell which tiles of PDF pages are in sight, and how large they are. */
  #sight: IntersectionObserver | null = null;
  #size: ResizeObserver | null = null;
  #hasBegun = true;

  /** Draws nothing before `begin`. */
  constructor(store: PageStore, begin: Promise<void> | null = null, fetch = fetchSmall("thumbs")) {
    this.#store = store;
    this.#small = new SmallPictures(fetch);
    if (begin === null) return;
    this.#hasBegun = false;
    void begin.then(() => {
      this.#hasBegun = true;
      for (const frame of this.#frames.values()) this.#slices.add(this.#drawing(frame));
    });
  }

  /** Draws a page into the element as soon as there is time. */
  draw(id: PageId): Attachment<HTMLElement> {
    return (element) => {
      const frame = new Frame(element, id);
      this.#frames.set(element, frame);
      if ((this.#store.get(id)?.picture ?? null) !== null) this.#watch(element);
      if (this.#hasBegun) this.#slices.add(this.#drawing(frame));
      return () => this.#drop(frame);
    };
  }

  /** Redraws the pages that have changed. */
  refresh(): void {
    for (const frame of this.#frames.values())
      if (frame.page !== null && frame.page !== this.#store.get(frame.id))
        this.#slices.add(this.#drawing(frame));
  }

  *#drawing(frame: Frame): Generator<void, void, void> {
    const page = this.#store.get(frame.id);
    if (frame.gone || page === undefined) return;
    frame.page = page;
    if (page.picture !== null) {
      this.#watch(frame.element);
      this.#small.want(frame, page.picture);
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

  #watch(element: HTMLElement): void {
    this.#sight ??= new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const frame = this.#frames.get(target);
        if (frame !== undefined) this.#small.see(frame, isIntersecting);
      }
    });
    this.#size ??= new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        const frame = this.#frames.get(target);
        if (frame !== undefined && contentRect.width > 0)
          this.#small.measure(frame, inPixels(contentRect).width);
      }
    });
    this.#sight.observe(element);
    this.#size.observe(element);
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
    this.#frames.delete(frame.element);
    this.#sight?.unobserve(frame.element);
    this.#size?.unobserve(frame.element);
    this.#small.forget(frame);
    if (frame.view !== null && this.#free.length < KEPT) this.#free.push(frame.view);
  }
}

function made(): SlideView {
  const view = new SlideView();
  view.host.inert = true;
  return view;
}
