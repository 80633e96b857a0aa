// The audience window: draws what the room sees, passes keys and turns of the mouse on, lets itself be dragged, and does
// nothing else.
import type { AudienceMessage } from "../gen/AudienceMessage";
import type { AudienceSnapshot } from "../gen/AudienceSnapshot";
import type { PageId } from "../gen/PageId";
import type { Purpose } from "../gen/Purpose";
import { changeKeys, clickerKeyOf, isKeyOf, isOfClicker, mayBeHeld } from "../actions";
import { endsLine, isModifier, opensLine, press, type Stroke, strokeOf } from "../keys";
import { Letters } from "../letters";
import { PageStore } from "../pages";
import { Marks } from "../marks";
import { onlyRaises } from "../raised";
import { hideRestingCursor } from "../resting-cursor";
import { areaOf } from "../slide/area";
import { fetchForRoom } from "../slide/fetch";
import { letPoint } from "../slide/pad";
import { NOT_SHOWN } from "../slide/picture-canvas";
import { Pictures } from "../slide/pictures";
import type { Pixels } from "../slide/pixels";
import type { Wire } from "../wire";
import { TurningKeys } from "../turning-keys";
import { letBeDragged } from "./drag";
import { covers, LeaveHint } from "./leave-hint";
import { letTurn } from "./mouse";
import { Pace } from "./pace";
import { RoomPicture } from "./picture";

/** Memory for unpacked PDF pages in this window: five at full HD. */
const PICTURES_BYTES = 42_000_000;
/** Memory for packed ones: some hundred slides. */
const PACKED_BYTES = 32_000_000;

export class AudienceWindow {
  readonly #wire: Wire;
  readonly #store = new PageStore();
  readonly #pictures = new Pictures<Pixels, null>(fetchForRoom, PICTURES_BYTES, "now", 0, PACKED_BYTES);
  readonly #marks = new Marks();
  readonly #picture = new RoomPicture(document.body, {
    store: this.#store,
    marks: this.#marks,
    pictures: this.#pictures,
    tag: "main",
  });
  /** The text of slides drawn from pixels, for screen readers. */
  readonly #texts = new Map<PageId, string>();
  #snapshot: AudienceSnapshot | null = null;
  readonly #pace = new Pace(() => this.#draw());
  readonly #leaveHint = new LeaveHint(document.body);
  readonly #turningKeys: TurningKeys;
  #reportedOver = "[]";
  /** The page on show is painted by the program. */
  #isPainted = false;
  /** The number of the rehearsal that is on; null if there is none. */
  #rehearsal: number | null = null;
  readonly #letters = new Letters({
    act: (stroke) => this.#command(stroke),
    prose: (text, since) => this.#prose(text, since),
  });
  /** The number of the key that opened the line being typed; null if there is none. */
  #typingSince: number | null = null;
  /** Enter keeps the line and begins another, which Rust closes. */
  #staysOpen = false;
  /** The line is a search: Enter ends it only if it found something, which Rust knows. */
  #isSearch = false;
  /** The number of the key that ended the last line; snapshots from before it are ignored. */
  #endedAt = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.#turningKeys = new TurningKeys(wire);
    this.#pictures.listen((token) => this.#pictureCame(token));
    this.#fill();
    window.addEventListener("resize", () => this.#fill());
    window.addEventListener("keydown", (event) => this.#strike(event), { capture: true });
    window.addEventListener("blur", () => this.#letters.settle());
    this.#picture.onTick = () => setTimeout(() => this.#reportOver());
    this.#leaveHint.onGone = () => setTimeout(() => this.#reportOver());
    letBeDragged(() => this.#isArmed || this.#wire.dragAudience());
    // With a tool in hand a click turns nothing.
    letTurn(
      (towards) => this.#turn(towards),
      () => this.#isArmed || onlyRaises(),
    );
    this.#letPoint();
    hideRestingCursor(document.body);
  }

  take(message: AudienceMessage): void {
    if (message.message === "pages") {
      const changed = this.#store.take(message.pages);
      if (this.#snapshot !== null) this.#draw();
      this.#picture.makeLater(changed);
    } else if (message.message === "text") {
      this.#texts.set(message.page, message.text);
      this.#readAloud();
    } else if (message.message === "keys") {
      changeKeys(message.changed);
    } else if (message.message === "rehearse") {
      void this.#rehearse(message.number, message.page);
    } else if (message.message === "marks") {
      this.#marks.take(message.marks);
    } else {
      this.#snapshot = message.snapshot;
      this.#isPainted = message.painted;
      this.#settleTyping(message.snapshot);
      const { plain, letters } = message.snapshot;
      this.#letters.keys = { plain, ctrl: letters.room_needs_ctrl };
      this.#letters.fastAreWords = letters.fast_are_words;
      document.body.dataset.tool = message.snapshot.tool ?? "none";
      this.#leaveHint.follow(message.snapshot.esc_leaves, covers(message.snapshot.view));
      this.#pace.want();
      this.#reportKeys();
    }
  }

  /** Draws the latest snapshot and acknowledges it once it is on the screen. Waits for a page that hasn't arrived. */
  #draw(): void {
    const snapshot = this.#snapshot;
    if (snapshot === null) return;
    const isPainted = this.#isPainted;
    this.#rehearsal = null;
    if (this.#picture.draw(snapshot, isPainted)) {
      document.documentElement.classList.toggle("painted", isPainted);
      this.#pace.drew();
      requestAnimationFrame(() => {
        // A task of its own, after the frame has been painted.
        setTimeout(() => {
          this.#reportOver();
          if (this.#snapshot === snapshot) this.#wire.acknowledge(snapshot.number);
        });
      });
      this.#readAloud();
    }
    this.#picture.makeReady(snapshot, isPainted);
  }

  /** Draws this page unseen, for the program to copy, or without one what the room is to see. Says when it is there. */
  async #rehearse(number: number, page: PageId | null): Promise<void> {
    let isWhole = true;
    if (page === null) {
      this.#draw();
      this.#rehearsal = number;
    } else {
      this.#rehearsal = number;
      document.documentElement.classList.remove("painted");
      isWhole = this.#picture.rehearse(page) && (await this.#picture.isWhole());
    }
    const isOn = (): boolean => this.#rehearsal === number;
    requestAnimationFrame(() => {
      setTimeout(() => {
        if (isOn()) this.#wire.reportRehearsed(number, isWhole);
      });
    });
  }

  #readAloud(): void {
    const view = this.#snapshot?.view;
    const picture = view?.view === "page" ? this.#picture.pictureOf(view.id) : null;
    if (view?.view !== "page" || picture === null) return;
    const canvas = this.#picture.pageElement;
    const isFailed = this.#pictures.failure(picture.token) !== undefined;
    const text = isFailed ? NOT_SHOWN : (this.#texts.get(view.id) ?? "");
    if (canvas.getAttribute("aria-label") === text) return;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", text);
  }

  #pictureCame(token: string): void {
    const view = this.#snapshot?.view;
    if (view?.view === "page" && this.#picture.pictureOf(view.id)?.token === token) this.#pace.want();
  }

  get #isArmed(): boolean {
    return (this.#snapshot?.tool ?? null) !== null;
  }

  /** Passes on where the chair points in this window, unless Rust takes that by itself. */
  #letPoint(): void {
    let isTaken = true;
    void this.#wire.pointWithin(null).then((taken) => (isTaken = taken));
    const area = (): ReturnType<typeof areaOf> => {
      const view = this.#snapshot?.view;
      const picture = view?.view === "page" ? this.#picture.pictureOf(view.id) : null;
      return areaOf(picture, { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight });
    };
    letPoint(document.documentElement, {
      wire: this.#wire,
      area,
      isArmed: () => this.#isArmed,
      isTaken: () => isTaken,
    });
  }

  #fill(): void {
    this.#picture.fill(window.innerWidth, window.innerHeight);
    if (this.#snapshot !== null) this.#draw();
  }

  #strike(event: KeyboardEvent): void {
    const stroke = strokeOf(event);
    event.preventDefault();
    this.#pace.heard(performance.now() - event.timeStamp);
    if (isModifier(stroke.key) || stroke.composing) return;
    if (this.#isTyping() && !isOfClicker(stroke)) {
      if (this.#letters.strikeText(stroke, event.timeStamp)) return;
      const number = this.#wire.press(press(stroke, true));
      // Enter keeps the line, and Rust knows whether it stays open; Esc closes it.
      if (endsLine(stroke, this.#isSearch) && !(this.#staysOpen && isKeyOf(stroke, "finish-line")))
        this.#stopTyping(number);
      return;
    }
    if (stroke.repeat && !mayBeHeld(stroke)) return;
    this.#letters.strike(stroke, event.timeStamp);
  }

  /** Turns as a clicker does, whatever is typed or open. */
  #turn(towards: "next" | "back"): void {
    this.#letters.settle();
    this.#wire.press(press(clickerKeyOf(towards)));
  }

  /** Sends a command, and returns the number under which Rust gets it. */
  #command(stroke: Stroke): number {
    const number = this.#wire.press(press(stroke));
    const line = opensLine(stroke, false, this.#letters.keys.plain);
    if (line !== null) this.#startTyping(number, line);
    return number;
  }

  #prose(text: string, since: number | null): void {
    const number = this.#wire.prose(text, since);
    if (!this.#letters.keys.plain) this.#startTyping(number, "note");
  }

  /** Says what lies over the page, when that has changed. */
  #reportOver(): void {
    if (this.#picture.isRehearsing) return;
    const over = [...this.#picture.over(), ...this.#leaveHint.over()];
    const report = JSON.stringify(over);
    if (report === this.#reportedOver) return;
    this.#reportedOver = report;
    this.#wire.reportOver(over);
  }

  #reportKeys(): void {
    const isTyping = this.#isTyping();
    this.#turningKeys.report((stroke) => !isTyping || isOfClicker(stroke));
  }

  #startTyping(number: number, line: Purpose): void {
    this.#typingSince = number;
    this.#isSearch = line === "search";
    this.#staysOpen = line === "note" || line === "queue";
    this.#reportKeys();
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
