// What the magnifier enlarges of a page that is drawn as HTML: the page once more, twice as large, in a circle. A page of a PDF is enlarged
// on the canvas (marks-canvas.ts).
import type { Page } from "../gen/Page";
import type { PageStore } from "../pages";
import type { Area } from "../slide/area";
import { atOnce, SlideView, WIDTH } from "../slide/view";

/** How much the magnifier enlarges. */
export const ENLARGES = 2;

/** A circle, in the pixels of the area that the slide has. */
export interface Circle {
  x: number;
  y: number;
  radius: number;
}

export class Lens {
  readonly element = document.createElement("div");
  readonly #store: PageStore;
  #view: SlideView | null = null;

  constructor(store: PageStore) {
    this.#store = store;
    this.element.className = "lens";
    this.element.ariaHidden = "true";
    this.element.inert = true;
  }

  /** Enlarges what of the page is in this circle. All lengths are in CSS pixels. */
  show(page: Page, { x, y, radius }: Circle, slide: Area): void {
    const view = (this.#view ??= this.#made());
    if (view.put(page)) view.scale(this.#store.fitOf(page) ?? atOnce(view.fitting()) ?? 1);
    const { style, classList } = this.element;
    style.width = style.height = `${2 * radius}px`;
    style.transform = `translate(${x - radius}px, ${y - radius}px)`;
    const left = radius - ENLARGES * (x - slide.left);
    const top = radius - ENLARGES * (y - slide.top);
    view.host.style.transform = `translate(${left}px, ${top}px) scale(${(ENLARGES * slide.width) / WIDTH})`;
    classList.add("shown");
  }

  hide(): void {
    this.element.classList.remove("shown");
  }

  #made(): SlideView {
    const view = new SlideView();
    this.element.append(view.host);
    return view;
  }
}
