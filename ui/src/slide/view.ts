// Draws one page: a box of 1280 × 720 in a shadow root, with the slide theme and nothing of the window's style.
import type { Page } from "../gen/Page";
import content from "../theme/content.css?inline";
import generated from "../theme/generated.css?inline";
import slide from "../theme/slide.css?inline";
import { direct } from "./direction";
import { type Measure, searchFit } from "./fit";

export const WIDTH = 1280;
export const HEIGHT = 720;

const sheet = new CSSStyleSheet();
sheet.replaceSync([slide, content, generated].join("\n"));

export class SlideView {
  /** The element to put into the document, at the page's own size; its owner scales it. */
  readonly host: HTMLElement;
  /** Called when a picture loads late, which may move the content. */
  onPicture: (() => void) | null = null;
  readonly #slide = document.createElement("article");
  readonly #body = document.createElement("div");
  readonly #content = document.createElement("div");
  readonly #footer = document.createElement("footer");
  #page: Page | null = null;
  #scale = "1";

  constructor() {
    this.host = document.createElement("div");
    this.host.className = "slide-host";
    this.#body.className = "body";
    this.#content.className = "content";
    this.#footer.append(...[0, 1, 2].map(() => document.createElement("span")));
    this.#body.append(this.#content);
    this.#slide.append(this.#body, this.#footer);
    const root = this.host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#slide);
    root.addEventListener("load", () => this.onPicture?.(), { capture: true });
  }

  /** Whether people see it, and screen readers read it: WebKit gives them what is invisible too. */
  show(is: boolean): void {
    this.host.classList.toggle("shown", is);
    this.host.ariaHidden = is ? null : "true";
  }

  get page(): Page | null {
    return this.#page;
  }

  /** Draws a page's content; returns false if it was drawn already. */
  put(page: Page): boolean {
    if (this.#page === page) return false;
    this.#page = page;
    this.#slide.className = ["slide", ...page.classes].join(" ");
    this.#content.innerHTML = page.html;
    direct(this.#content);
    page.footer.forEach((part, index) => {
      const span = this.#footer.children[index];
      if (span !== undefined && span.textContent !== part) span.textContent = part;
    });
    this.#footer.hidden = page.footer.every((part) => part === "");
    return true;
  }

  /** Sets the type scale. */
  scale(scale: number): void {
    const rounded = String(Math.round(scale * 1000) / 1000);
    if (rounded === this.#scale) return;
    this.#scale = rounded;
    this.#slide.style.setProperty("--fit", rounded);
  }

  /**
   * Finds the scale at which the content fits, one layout a step, and leaves the slide at that scale. Returns null, and leaves it
   * at 1, while the slide has no size, as in a tab that is not open.
   */
  *fitting(): Generator<void, number | null, void> {
    const scale = yield* searchFit(this.#measure);
    this.scale(scale ?? 1);
    return scale;
  }

  /** Whether the content fits at this scale; asked when a picture has loaded. */
  fitsAt(scale: number): boolean {
    const excess = this.#measure(scale);
    return excess === null || excess <= 1;
  }

  readonly #measure: Measure = (scale) => {
    this.scale(scale);
    const { clientWidth, clientHeight } = this.#body;
    if (clientWidth === 0 || clientHeight === 0) return null;
    const { scrollWidth, offsetHeight } = this.#content;
    return Math.max(offsetHeight / clientHeight, scrollWidth / clientWidth);
  };
}

/** Runs a search to its end in one go. */
export function atOnce<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
