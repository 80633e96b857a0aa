// The audience window: draws what the room sees, passes keys on, lets itself be dragged, and does nothing else.
import type { AudienceMessage } from "../gen/AudienceMessage";
import type { AudienceSnapshot } from "../gen/AudienceSnapshot";
import type { PageId } from "../gen/PageId";
import type { Picture } from "../gen/Picture";
import type { RoomView } from "../gen/RoomView";
import { isOfClicker, mayBeHeld } from "../actions";
import { endsLine, isModifier, opensLine, press, strokeOf } from "../keys";
import { PageStore } from "../pages";
import { fetchPicture } from "../slide/fetch";
import { pixelsOf, PictureCanvas } from "../slide/picture-canvas";
import { Pictures } from "../slide/pictures";
import type { Pixels } from "../slide/pixels";
import { HEIGHT, WIDTH } from "../slide/view";
import type { Wire } from "../wire";
import { Cards } from "./cards";
import { Pace } from "./pace";
import { Stack } from "./stack";

/** Letterbox bars thinner than this are closed by stretching the slide by as much. */
const HAIRLINE_PX = 4;
const CURSOR_REST_MS = 2000;
/** Memory for unpacked PDF pages in this window: five at full HD. */
const PICTURES_BYTES = 42_000_000;
/** Memory for packed ones: some hundred slides. */
const PACKED_BYTES = 32_000_000;
/** How many slides to either side are fetched in case the chair jumps to one. */
const AROUND = 100;

export class AudienceWindow {
  readonly #wire: Wire;
  readonly #store = new PageStore();
  readonly #stage = document.createElement("main");
  readonly #cover = document.createElement("div");
  readonly #stack = new Stack(this.#stage, this.#store);
  readonly #pictures = new Pictures<Pixels>(fetchPicture, PICTURES_BYTES, "now", 0, PACKED_BYTES);
  readonly #picture = new PictureCanvas(this.#pictures);
  /** The text of slides drawn from pixels, for screen readers. */
  readonly #texts = new Map<PageId, string>();
  #snapshot: AudienceSnapshot | null = null;
  readonly #words = document.createElement("div");
  readonly #cards = new Cards();
  readonly #pace = new Pace(() => this.#draw());
  /** The number of the key that opened the line being typed; null if there is none. */
  #typingSince: number | null = null;
  /** The line is a search: Enter ends it only if it found something, which Rust knows. */
  #isSearch = false;
  /** The number of the key that ended the last line; snapshots from before it are ignored. */
  #endedAt = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.#stage.className = "stage";
    this.#cover.className = "cover";
    this.#words.className = "words";
    this.#words.append(...this.#cards.elements);
    document.body.append(this.#stage, this.#picture.canvas, this.#words, this.#cover);
    this.#pictures.listen((token) => this.#pictureCame(token));
    this.#fill();
    window.addEventListener("resize", () => this.#fill());
    window.addEventListener("keydown", (event) => this.#strike(event), { capture: true });
    document.addEventListener("mousedown", (event) => {
      if (event.button === 0) this.#wire.dragAudience();
    });
    hideRestingCursor();
  }

  take(message: AudienceMessage): void {
    if (message.message === "pages") {
      const changed = this.#store.take(message.pages);
      if (this.#snapshot !== null) this.#draw();
      this.#stack.makeLater(changed);
    } else if (message.message === "text") {
      this.#texts.set(message.page, message.text);
      this.#readAloud();
    } else {
      this.#snapshot = message.snapshot;
      this.#settleTyping(message.snapshot);
      this.#pace.want();
    }
  }

  /** Draws the latest snapshot and acknowledges it once it is on the screen. Waits for a page that hasn't arrived. */
  #draw(): void {
    const snapshot = this.#snapshot;
    if (snapshot === null) return;
    const { view } = snapshot;
    const picture = view.view === "page" ? this.#pictureOf(view.id) : null;
    if (view.view === "page" && !this.#show(view.id, picture)) {
      this.#makeReady(snapshot, picture);
      return;
    }
    const cover = view.view === "blank" ? `cover ${view.colour}` : "cover";
    this.#cards.draw(snapshot);
    if (this.#cover.className !== cover) this.#cover.className = cover;
    document.body.classList.add("drawn");
    document.body.dataset.page = nameOf(view);
    this.#pace.drew();
    requestAnimationFrame(() => {
      if (this.#snapshot === snapshot) this.#wire.acknowledge(snapshot.number);
    });
    this.#makeReady(snapshot, picture);
    this.#readAloud();
  }

  #readAloud(): void {
    const view = this.#snapshot?.view;
    if (view?.view !== "page" || this.#pictureOf(view.id) === null) return;
    const { canvas } = this.#picture;
    const text = this.#texts.get(view.id) ?? "";
    if (canvas.getAttribute("aria-label") === text) return;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", text);
  }

  #show(id: PageId, picture: Picture | null): boolean {
    const shown = picture === null ? this.#stack.show(id) : this.#picture.show(picture);
    if (!shown) return false;
    this.#picture.canvas.classList.toggle("shown", picture !== null);
    // Under a PDF page nothing else needs painting.
    this.#stage.classList.toggle("covered", picture !== null);
    if (picture !== null) this.#stack.hide();
    return true;
  }

  #makeReady({ ready, view }: AudienceSnapshot, now: Picture | null): void {
    const next = ready[0];
    if (next !== undefined) this.#stack.makeReady(next);
    const soon = ready.map((id) => this.#pictureOf(id)).filter((picture) => picture !== null);
    this.#pictures.want(now, soon, now === null || view.view !== "page" ? [] : this.#around(view.id));
  }

  /** The pictures of the deck's other slides, the nearest first. */
  #around(id: PageId): Picture[] {
    const at = id.lastIndexOf("/");
    const [deck, slide] = [id.slice(0, at), Number(id.slice(at + 1))];
    const numbers = Array.from({ length: AROUND }, (_, step) => [slide + step + 1, slide - step - 1]).flat();
    return numbers
      .map((number) => this.#pictureOf(`${deck}/${number}`))
      .filter((picture) => picture !== null);
  }

  #pictureOf(id: PageId): Picture | null {
    return this.#store.get(id)?.picture ?? null;
  }

  #pictureCame(token: string): void {
    const view = this.#snapshot?.view;
    if (view?.view === "page" && this.#pictureOf(view.id)?.token === token) this.#pace.want();
  }

  /** Scales the stage to the window, with black bars if the window isn't 16 to 9. */
  #fill(): void {
    const { innerWidth, innerHeight } = window;
    const pixels = pixelsOf(document.documentElement);
    this.#picture.resize(pixels);
    this.#pictures.resize(pixels);
    if (this.#snapshot !== null) this.#draw();
    const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
    const close = (length: number, inside: number): number =>
      inside - length * scale < HAIRLINE_PX ? inside / length : scale;
    const across = close(WIDTH, innerWidth);
    const down = close(HEIGHT, innerHeight);
    const left = (innerWidth - WIDTH * across) / 2;
    const top = (innerHeight - HEIGHT * down) / 2;
    const transform = `translate(${left}px, ${top}px) scale(${across}, ${down})`;
    this.#stage.style.transform = transform;
    this.#words.style.transform = transform;
  }

  #strike(event: KeyboardEvent): void {
    const stroke = strokeOf(event);
    event.preventDefault();
    this.#pace.heard(performance.now() - event.timeStamp);
    if (isModifier(stroke.key) || stroke.composing) return;
    if (this.#isTyping() && !isOfClicker(stroke)) {
      const number = this.#wire.press(press(stroke, true));
      if (endsLine(stroke, this.#isSearch)) this.#stopTyping(number);
      return;
    }
    if (stroke.repeat && !mayBeHeld(stroke)) return;
    const number = this.#wire.press(press(stroke));
    const line = opensLine(stroke);
    if (line === null) return;
    this.#typingSince = number;
    this.#isSearch = line === "search";
  }

  #stopTyping(number: number): void {
    this.#typingSince = null;
    this.#endedAt = number;
  }

  #isTyping(): boolean {
    if (this.#typingSince !== null) return true;
    const snapshot = this.#snapshot;
    return snapshot !== null && snapshot.typing && snapshot.keys_seen >= this.#endedAt;
  }

  #settleTyping(snapshot: AudienceSnapshot): void {
    const since = this.#typingSince;
    if (since !== null && !snapshot.typing && snapshot.keys_seen >= since) this.#typingSince = null;
  }
}

function nameOf(view: RoomView): string {
  if (view.view === "page") return view.id;
  return view.view === "blank" ? `blank:${view.colour}` : `card:${view.card.kind}`;
}

function hideRestingCursor(): void {
  const { classList } = document.body;
  const rest = (): void => classList.add("resting");
  let timer = setTimeout(rest, CURSOR_REST_MS);
  window.addEventListener("mousemove", () => {
    classList.remove("resting");
    clearTimeout(timer);
    timer = setTimeout(rest, CURSOR_REST_MS);
  });
}
