// Puts the pages to print below each other, each as large as the paper, and says when all of it is drawn.
import type { AudienceMessage } from "../gen/AudienceMessage";
import type { Page } from "../gen/Page";
import { searchFit } from "../slide/fit";
import { atOnce, SlideView } from "../slide/view";

/** The class of a page that holds speaker notes. It belongs on the sheet of the page before it. */
const NOTES = "speaker-notes";

/** Glyphs that stand in for others have no letter in a PDF: who searches or copies would miss figures and brackets. */
const plain = new CSSStyleSheet();
plain.replaceSync(`* {
  font-feature-settings: "calt" 0, "case" 0, "tnum" 0 !important;
  font-variant-numeric: normal !important;
}`);

/** How long a picture of a slide may take to load. */
const PICTURE_MS = 5000;

/** A link on a sheet, in CSS pixels from the sheet's top left corner. Sheets count from 0. */
interface LinkBox {
  sheet: number;
  url: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

export class Sheets {
  readonly #parent: HTMLElement;
  readonly #drawn: (number: number) => void;
  readonly #views: SlideView[] = [];
  readonly #notes: HTMLElement[] = [];

  /** `drawn` is called with a snapshot's number once all pages that came before it are drawn. */
  constructor(parent: HTMLElement, drawn: (number: number) => void) {
    this.#parent = parent;
    this.#drawn = drawn;
  }

  take(message: AudienceMessage): void {
    if (message.message === "pages") {
      for (const page of message.pages) this.#add(page);
    } else if (message.message === "snapshot") {
      void this.#settle().then(() => {
        // Rust reads them from here: what is printed has no links.
        document.documentElement.dataset.links = JSON.stringify(this.#links());
        this.#drawn(message.snapshot.number);
      });
    }
  }

  #add(page: Page): void {
    if (page.classes.includes(NOTES)) {
      this.#addNotes(page);
      return;
    }
    const sheet = document.createElement("section");
    sheet.className = "sheet";
    const view = new SlideView();
    view.put(page);
    view.host.shadowRoot?.adoptedStyleSheets.push(plain);
    this.#views.push(view);
    sheet.append(view.host);
    this.#parent.append(sheet);
  }

  #addNotes(page: Page): void {
    const notes = document.createElement("aside");
    notes.className = "notes";
    notes.innerHTML = page.html;
    const sheet = this.#parent.lastElementChild;
    sheet?.classList.add("handout");
    sheet?.append(notes);
    this.#notes.push(notes);
  }

  #links(): LinkBox[] {
    return [...this.#parent.querySelectorAll(".sheet")].flatMap((sheet, number) => {
      const roots: ParentNode[] = [sheet.querySelector(".slide-host")?.shadowRoot, sheet].filter(
        (root) => root != null,
      );
      const links = roots.flatMap((root) => [...root.querySelectorAll<HTMLAnchorElement>("a[href]")]);
      const origin = sheet.getBoundingClientRect();
      return links.flatMap((link) => boxesOf(link, number, origin));
    });
  }

  /** Waits for the pictures, then makes everything fit. */
  async #settle(): Promise<void> {
    const roots = this.#views.map((view) => view.host.shadowRoot);
    const pictures = roots.flatMap((root) => [...(root?.querySelectorAll("img") ?? [])]);
    const loaded = Promise.allSettled(pictures.map((picture) => picture.decode()));
    await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, PICTURE_MS))]);
    // The first layout asks for the typefaces of other scripts.
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    for (const view of this.#views) atOnce(view.fitting());
    for (const notes of this.#notes) fitNotes(notes);
  }
}

/** A link's boxes, one for each line that its text takes. */
function boxesOf(link: HTMLAnchorElement, sheet: number, origin: DOMRect): LinkBox[] {
  const boxes = [...link.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  return boxes.map((box) => ({
    sheet,
    // As it is written; `href` would be resolved against this page.
    url: link.getAttribute("href") ?? "",
    left: box.left - origin.left,
    top: box.top - origin.top,
    width: box.width,
    height: box.height,
  }));
}

/** Sets notes smaller that are too long for what is left of the sheet. */
function fitNotes(notes: HTMLElement): void {
  const set = (scale: number): void =>
    notes.style.setProperty("--fit", String(Math.round(scale * 1000) / 1000));
  const measure = (scale: number): number => {
    set(scale);
    return notes.scrollHeight / notes.clientHeight;
  };
  set(atOnce(searchFit(measure)) ?? 1);
}
