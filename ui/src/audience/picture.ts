// What the room sees, drawn into any element: the audience window's body, and the pane "Room now" of the presenter
// window. Both draw the same snapshot with this code, so they cannot disagree.
import type { AudienceSnapshot } from "../gen/AudienceSnapshot";
import type { PageId } from "../gen/PageId";
import type { Picture } from "../gen/Picture";
import type { RoomView } from "../gen/RoomView";
import type { Marks } from "../marks";
import type { PageStore } from "../pages";
import { areaOf } from "../slide/area";
import { inPixels, PictureCanvas } from "../slide/picture-canvas";
import type { Pictures } from "../slide/pictures";
import type { Pixels, Size } from "../slide/pixels";
import type { Over } from "../wire";
import { HEIGHT, type SlideView, WIDTH } from "../slide/view";
import { Cards } from "./cards";
import { type Circle, Lens } from "./lens";
import { MarksCanvas } from "./marks-canvas";
import { Stack } from "./stack";

/** Letterbox bars thinner than this are closed by stretching the slide by as much. */
const HAIRLINE_PX = 4;
/** How many slides to either side are fetched in case the chair jumps to one. */
const AROUND = 100;

export interface Drawing {
  store: PageStore;
  /** The room's cannot say why a page is missing; the chair's can. */
  pictures: Pictures<Pixels, null> | Pictures<Pixels, string>;
  /** What the chair points at and draws. */
  marks: Marks;
  /** The element that holds the pages: the window's main part, or a part of one. */
  tag?: "main" | "div";
  /** How many pages stay laid out; all of them unless told otherwise. */
  most?: number;
  /** Called with each view of a page that is made. */
  made?: (view: SlideView) => void;
}

export class RoomPicture {
  readonly #host: HTMLElement;
  readonly #store: PageStore;
  readonly #stage: HTMLElement;
  readonly #cover = document.createElement("div");
  readonly #words = document.createElement("div");
  /** Where the program paints a page. */
  readonly #place = document.createElement("div");
  #size: Size = { width: 1, height: 1 };
  readonly #cards: Cards;
  readonly #stack: Stack;
  readonly #pictures: Pictures<Pixels, null> | Pictures<Pixels, string>;
  readonly #picture: PictureCanvas;
  readonly #marks: MarksCanvas;
  readonly #lens: Lens;
  /** What was drawn last. */
  #view: RoomView | null = null;
  /** What a rehearsal has replaced; null while there is none. */
  #before: { covered: boolean; canvas: boolean; cover: string } | null = null;

  constructor(host: HTMLElement, { store, pictures, marks, tag = "div", most = Infinity, made }: Drawing) {
    this.#stage = document.createElement(tag);
    this.#host = host;
    this.#store = store;
    this.#cards = new Cards(store);
    this.#pictures = pictures;
    this.#picture = new PictureCanvas(pictures);
    this.#lens = new Lens(store);
    this.#marks = new MarksCanvas(marks, {
      picture: () => (this.#isPicture ? this.#picture.canvas : null),
      enlarge: (circle) => this.#enlarge(circle),
    });
    this.#stack = new Stack(this.#stage, store, most, made);
    host.classList.add("room-picture");
    this.#stage.className = "stage";
    this.#cover.className = "cover";
    this.#words.className = "words";
    this.#words.append(...this.#cards.elements);
    this.#place.className = "place";
    host.append(
      this.#stage,
      this.#picture.canvas,
      this.#place,
      this.#words,
      this.#lens.element,
      this.#marks.canvas,
      this.#cover,
    );
  }

  /** Called when the timer over the page has been drawn anew. */
  set onTick(ticked: () => void) {
    this.#cards.onTick = ticked;
  }

  /** What lies over a page. */
  over(): Over[] {
    return this.#cards.over();
  }

  /** What stands for the PDF page on show: its canvas, or the empty place where the program paints it. */
  get pageElement(): HTMLElement {
    return this.#host.classList.contains("painted") ? this.#place : this.#picture.canvas;
  }

  /**
   * Draws a snapshot. Returns false if its page hasn't arrived yet; what was drawn before then stays. If the program paints
   * the page (`isPainted`), its place is left empty.
   */
  draw(snapshot: AudienceSnapshot, isPainted = false): boolean {
    this.#endRehearsal();
    const { view } = snapshot;
    const picture = view.view === "page" ? this.pictureOf(view.id) : null;
    if (isPainted) this.#leaveEmpty();
    else this.#host.classList.remove("painted");
    const isDrawn = isPainted || view.view !== "page" || this.#show(view.id, picture);
    if (isDrawn) {
      const cover = view.view === "blank" ? `cover ${view.colour}` : "cover";
      this.#cards.draw(snapshot);
      if (this.#cover.className !== cover) this.#cover.className = cover;
      this.#host.classList.add("drawn");
      this.#host.dataset.page = nameOf(view);
      this.#view = view;
      this.#followMarks();
    }
    return isDrawn;
  }

  /**
   * Draws a page, and nothing that lies over it, while the program hides the window's own picture: the program takes a copy of
   * it. The next `draw` ends that. Returns false if the page hasn't arrived or is the page of a PDF.
   */
  rehearse(id: PageId): boolean {
    const { classList } = this.#host;
    if (this.#store.get(id) === undefined || this.pictureOf(id) !== null) return false;
    this.#before ??= {
      covered: this.#stage.classList.contains("covered"),
      canvas: this.#picture.canvas.classList.contains("shown"),
      cover: this.#cover.className,
    };
    classList.remove("painted");
    classList.add("rehearsing", "drawn");
    this.#picture.canvas.classList.remove("shown");
    this.#stage.classList.remove("covered");
    this.#cover.className = "cover";
    return this.#stack.rehearse(id);
  }

  /** Waits until the pictures and typefaces of the page that is drawn for the program are there. Returns false if a picture never comes. */
  async isWhole(): Promise<boolean> {
    const [hasPictures] = await Promise.all([this.#stack.hasPictures(), document.fonts.ready]);
    return hasPictures;
  }

  /** Whether a page is drawn for the program to copy. */
  get isRehearsing(): boolean {
    return this.#before !== null;
  }

  #endRehearsal(): void {
    const before = this.#before;
    if (before === null) return;
    this.#before = null;
    this.#host.classList.remove("rehearsing");
    this.#picture.canvas.classList.toggle("shown", before.canvas);
    this.#stage.classList.toggle("covered", before.covered);
    this.#cover.className = before.cover;
    this.#stack.endRehearsal();
  }

  /** Prepares the pages that may come next; call once the snapshot is drawn. */
  makeReady({ ready, view }: AudienceSnapshot, isPainted = false): void {
    const next = ready[0];
    if (next !== undefined) this.#stack.makeReady(next);
    if (isPainted) {
      this.#pictures.want(null, []);
      return;
    }
    const now = view.view === "page" ? this.pictureOf(view.id) : null;
    const soon = ready.map((id) => this.pictureOf(id)).filter((picture) => picture !== null);
    this.#pictures.want(now, soon, now === null || view.view !== "page" ? [] : this.#around(view.id));
  }

  /** Lays out pages that have arrived, each in its own slice. */
  makeLater(ids: readonly PageId[]): void {
    this.#stack.makeLater(ids);
  }

  /** Scales everything to the element's size, with black bars if it isn't 16 to 9. Draw again afterwards. */
  fill(width: number, height: number): void {
    // Never the element's own size: before the styles are there, the window's body has another.
    const pixels = inPixels({ width, height });
    this.#size = pixels;
    if (!this.#host.classList.contains("painted")) this.#picture.resize(pixels);
    this.#pictures.resize(pixels);
    const scale = Math.min(width / WIDTH, height / HEIGHT);
    const close = (length: number, inside: number): number =>
      inside - length * scale < HAIRLINE_PX ? inside / length : scale;
    const across = close(WIDTH, width);
    const down = close(HEIGHT, height);
    const left = (width - WIDTH * across) / 2;
    const top = (height - HEIGHT * down) / 2;
    const transform = `translate(${left}px, ${top}px) scale(${across}, ${down})`;
    this.#stage.style.transform = transform;
    this.#words.style.transform = transform;
    this.#followMarks();
  }

  get #isPicture(): boolean {
    return this.#picture.canvas.classList.contains("shown");
  }

  /** Enlarges what of a page drawn as HTML is in this circle, in pixels of the screen. */
  #enlarge(circle: Circle | null): void {
    const view = this.#view;
    const page = view?.view === "page" && !this.#isPicture ? this.#store.get(view.id) : undefined;
    if (circle === null || page === undefined) return this.#lens.hide();
    // The canvas has a pixel for each of the screen; the lens is laid out in CSS pixels.
    const by = this.#marks.canvas.clientWidth / this.#marks.canvas.width;
    const { left, top, width, height } = areaOf(null, { left: 0, top: 0, ...this.#size });
    const slide = { left: left * by, top: top * by, width: width * by, height: height * by };
    this.#lens.show(page, { x: circle.x * by, y: circle.y * by, radius: circle.radius * by }, slide);
  }

  #followMarks(): void {
    const page = this.#view?.view === "page" ? this.#view.id : null;
    const picture = page === null ? null : this.pictureOf(page);
    this.#marks.follow(page, areaOf(picture, { left: 0, top: 0, ...this.#size }), this.#size);
  }

  pictureOf(id: PageId): Picture | null {
    return this.#store.get(id)?.picture ?? null;
  }

  /** Keeps no pixels of the page, which the program paints. */
  #leaveEmpty(): void {
    this.#host.classList.add("painted");
    this.#picture.canvas.classList.remove("shown");
    this.#picture.resize({ width: 1, height: 1 });
    this.#stage.classList.add("covered");
    this.#stack.hide();
  }

  #show(id: PageId, picture: Picture | null): boolean {
    if (picture !== null) this.#picture.resize(this.#size);
    const shown = picture === null ? this.#stack.show(id) : this.#picture.show(picture);
    if (!shown) return false;
    this.#picture.canvas.classList.toggle("shown", picture !== null);
    // Under a PDF page nothing else needs painting.
    this.#stage.classList.toggle("covered", picture !== null);
    if (picture !== null) this.#stack.hide();
    return true;
  }

  /** The pictures of the deck's other slides, the nearest first. */
  #around(id: PageId): Picture[] {
    const at = id.lastIndexOf("/");
    const [deck, slide] = [id.slice(0, at), Number(id.slice(at + 1))];
    const numbers = Array.from({ length: AROUND }, (_, step) => [slide + step + 1, slide - step - 1]).flat();
    return numbers.map((number) => this.pictureOf(`${deck}/${number}`)).filter((picture) => picture !== null);
  }
}

/** What is drawn, in one word: `chairs/0`, `show:note-well/0`, `blank:black`, `card:time`, `holding`, `break`, `ended`. */
export function nameOf(view: RoomView): string {
  if (view.view === "page") return view.id;
  if (view.view === "holding" || view.view === "break" || view.view === "ended") return view.view;
  return view.view === "blank" ? `blank:${view.colour}` : `card:${view.card.kind}`;
}
