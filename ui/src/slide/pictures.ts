// PDF pages as pixels, prepared before they are needed, so that all that is left between a key press and the paint is
// to copy what differs. A window keeps its pages at its own size; the least recently used are dropped first.
import type { Picture } from "../gen/Picture";
import type { Drawn, Fetch } from "./fetch";
import type { Packed, Size } from "./pixels";

/** How many likely next pages are requested at a time, so that the page needed now never waits. */
const AHEAD = 1;
/** How long after a turn the page has certainly been painted. */
const PAINTED_MS = 80;
/** Pages that the chair may jump to are fetched once nothing has been turned for this long … */
const IDLE_MS = 200;
/** … and then one at a time, this far apart, so that a key press never waits for more than one. */
const NEXT_MS = 40;

interface Kept<B extends Size> {
  bitmap: B;
  size: string;
  draft: boolean;
}

export class Pictures<B extends Size, Why = string> {
  readonly #fetch: Fetch<B, Why>;
  readonly #most: number;
  readonly #mostPacked: number;
  readonly #urgent: "now" | "soon";
  readonly #patienceMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The page whose request waits for the timer. */
  #waitsFor: string | null = null;
  /** The page being fetched because it is on show, or was when it was requested. */
  #bringing: string | null = null;
  /** Unpacked pages, the least recently used first. */
  readonly #kept = new Map<string, Kept<B>>();
  /** Pages still packed, as they arrived; there are more of these. */
  readonly #packed = new Map<string, { page: Packed<B>; size: string }>();
  #packedBytes = 0;
  readonly #failed = new Map<string, { why: Why }>();
  /** Requests on their way, with size and urgency. */
  readonly #asked = new Map<string, { size: string; urgency: "now" | "soon" }>();
  readonly #listeners = new Set<(token: string) => void>();
  #size: Size = { width: 0, height: 0 };
  #now: Picture | null = null;
  #soon: readonly Picture[] = [];
  #later: readonly Picture[] = [];
  #idle: ReturnType<typeof setTimeout> | undefined;
  /** Whether nothing has been turned since the last page the chair may jump to was fetched. */
  #isQuiet = false;

  /**
   * Keeps at most `mostBytes` of unpacked pages, but never less than the page on show, and `mostPackedBytes` of packed
   * ones. `urgent` is how the page on show is requested: "soon" for one beside the slide. A window that is not the room's
   * waits `patienceMs` before it requests anything, so that the room's page goes first.
   */
  constructor(
    fetch: Fetch<B, Why>,
    mostBytes: number,
    urgent: "now" | "soon" = "now",
    patienceMs = 0,
    mostPackedBytes = 0,
  ) {
    this.#fetch = fetch;
    this.#most = mostBytes;
    this.#mostPacked = mostPackedBytes;
    this.#urgent = urgent;
    this.#patienceMs = patienceMs;
  }

  /** Calls the listener with the token of each page that has arrived or failed. Returns a function that ends this. */
  listen(listener: (token: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sets the size in pixels that pages fill from now on. */
  resize(size: Size): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    this.#size = size;
    this.#packed.clear();
    this.#packedBytes = 0;
    this.#ask();
  }

  /** Sets the page on show, those that may come next (likeliest first), and those the chair may jump to (nearest first). */
  want(now: Picture | null, soon: readonly Picture[], later: readonly Picture[] = []): void {
    this.#now = now;
    this.#soon = soon;
    this.#later = later;
    clearTimeout(this.#idle);
    this.#idle = undefined;
    this.#isQuiet = false;
    if (now !== null) this.#touch(now.token);
    this.#ask();
  }

  /** The page's pixels, perhaps of another size or a draft; undefined if there are none yet. */
  get(token: string): B | undefined {
    if (!this.#isReady(token)) this.#unpack(token);
    return this.#kept.get(token)?.bitmap;
  }

  #unpack(token: string): void {
    const packed = this.#packed.get(token);
    if (packed?.size !== this.#key()) return;
    this.#keep(token, { bitmap: packed.page.unpack(), size: packed.size, draft: false });
  }

  /** Why the page can't be drawn; undefined if it can. */
  failure(token: string): { why: Why } | undefined {
    return this.#failed.get(token);
  }

  #touch(token: string): void {
    const kept = this.#kept.get(token);
    if (kept === undefined) return;
    this.#kept.delete(token);
    this.#kept.set(token, kept);
  }

  #isReady(token: string): boolean {
    if (this.#failed.has(token)) return true;
    const kept = this.#kept.get(token);
    return kept !== undefined && !kept.draft && kept.size === this.#key();
  }

  #isAsked(token: string, urgency: "now" | "soon"): boolean {
    const asked = this.#asked.get(token);
    return asked?.size === this.#key() && (asked.urgency === "now" || urgency === "soon");
  }

  #key(): string {
    return `${this.#size.width}x${this.#size.height}`;
  }

  #ask(): void {
    if (this.#size.width === 0 || this.#size.height === 0) return;
    const now = this.#now;
    if (now !== null && !this.#isHere(now.token)) {
      this.#bring(now);
      return;
    }
    const ahead = [...this.#asked.values()].filter(({ urgency }) => urgency === "soon").length;
    let free = AHEAD - ahead;
    for (const picture of this.#ahead()) {
      if (free <= 0) return;
      if (this.#isReady(picture.token) || this.#isAsked(picture.token, "soon")) continue;
      free--;
      if (this.#isHere(picture.token)) this.#unpackSoon(picture.token);
      else void this.#fetchOne(picture, "soon");
    }
    if (free > 0) this.#askLater();
  }

  /** Unpacks once the page on show has certainly been painted, since unpacking earlier would delay it. */
  #unpackSoon(token: string): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#idle = undefined;
      if (!this.#isReady(token)) this.#unpack(token);
      this.#ask();
    }, PAINTED_MS);
  }

  /** Fetches one page the chair may jump to, once nothing has been turned for a while. */
  #askLater(): void {
    if (this.#idle !== undefined || this.#packedBytes >= this.#mostPacked / 2) return;
    const next = this.#later.find(({ token }) => !this.#isHere(token) && !this.#isAsked(token, "soon"));
    if (next === undefined) return;
    this.#idle = setTimeout(
      () => {
        this.#idle = undefined;
        this.#isQuiet = true;
        if (!this.#isHere(next.token)) void this.#fetchOne(next, "soon");
      },
      this.#isQuiet ? NEXT_MS : IDLE_MS,
    );
  }

  /** Whether no page has ever come. */
  get #isEmpty(): boolean {
    return this.#kept.size === 0 && this.#failed.size === 0;
  }

  /** Whether the page has arrived, perhaps still packed. */
  #isHere(token: string): boolean {
    return this.#isReady(token) || this.#packed.get(token)?.size === this.#key();
  }

  /** Fetches one page at a time: while a key is held, pages that nobody will see would delay the one that stays. */
  #bring(now: Picture): void {
    if (this.#bringing !== null || this.#isAsked(now.token, this.#urgent)) return;
    if (this.#patienceMs === 0 || this.#isEmpty) {
      void this.#fetchOne(now, this.#urgent, true);
      return;
    }
    // Wanting the same page again, as each snapshot does, must not put its request off.
    if (this.#waitsFor === now.token) return;
    this.#waitsFor = now.token;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#waitsFor = null;
      const wanted = this.#now;
      if (wanted === null || this.#bringing !== null || this.#isReady(wanted.token)) return;
      if (!this.#isAsked(wanted.token, this.#urgent)) void this.#fetchOne(wanted, this.#urgent, true);
    }, this.#patienceMs);
  }

  async #fetchOne(picture: Picture, urgency: "now" | "soon", isShown = false): Promise<void> {
    const { token } = picture;
    if (isShown) this.#bringing = token;
    const size = this.#key();
    const asked = { size, urgency };
    this.#asked.set(token, asked);
    const drawn = await this.#fetch(picture, { ...this.#size }, urgency).catch((): Drawn<B, Why> => ({
      is: "gone",
    }));
    if (this.#asked.get(token) === asked) this.#asked.delete(token);
    if (isShown) this.#bringing = null;
    const isWanted = this.#now?.token === token || this.#soon.some((soon) => soon.token === token);
    if (drawn.is === "page") {
      if (!drawn.draft) this.#pack(token, drawn.page, size);
      if (isWanted) this.#keep(token, { bitmap: drawn.page.unpack(), size, draft: drawn.draft });
    } else if (drawn.is === "failed") {
      this.#failed.set(token, { why: drawn.why });
    }
    if ((drawn.is === "page" || drawn.is === "failed") && isWanted)
      for (const listener of this.#listeners) listener(token);
    // A page that is gone would be gone again.
    if (drawn.is !== "gone" || this.#now?.token !== token) this.#ask();
  }

  /** Keeps the page packed; the earliest fetched are dropped first. */
  #pack(token: string, page: Packed<B>, size: string): void {
    if (size !== this.#key()) return;
    this.#packedBytes += page.bytes - (this.#packed.get(token)?.page.bytes ?? 0);
    this.#packed.delete(token);
    this.#packed.set(token, { page, size });
    for (const [oldest, { page: old }] of this.#packed) {
      if (this.#packedBytes <= this.#mostPacked) return;
      this.#packedBytes -= old.bytes;
      this.#packed.delete(oldest);
    }
  }

  #keep(token: string, kept: Kept<B>): void {
    const before = this.#kept.get(token);
    if (before !== undefined && !before.draft && before.size === this.#key() && kept.size !== this.#key()) {
      return;
    }
    this.#kept.delete(token);
    this.#kept.set(token, kept);
    this.#drop(token);
  }

  /** The likely next pages that memory has room for, at least one. */
  #ahead(): readonly Picture[] {
    const most = Math.floor(this.#most / bytesOf(this.#size)) - 1;
    return this.#soon.slice(0, Math.max(1, most));
  }

  /**
   * Drops the least recently used pages until the rest is small enough, but never the page on show or those prepared,
   * which would only be requested again.
   */
  #drop(latest: string): void {
    let bytes = 0;
    for (const { bitmap } of this.#kept.values()) bytes += bytesOf(bitmap);
    // The page that just arrived is about to be shown, even if it isn't wanted yet.
    const wanted = new Set([latest, ...[this.#now, ...this.#ahead()].map((picture) => picture?.token)]);
    for (const [token, { bitmap }] of this.#kept) {
      if (bytes <= this.#most) return;
      if (wanted.has(token)) continue;
      bytes -= bytesOf(bitmap);
      this.#kept.delete(token);
    }
  }
}

function bytesOf({ width, height }: Size): number {
  return width * height * 4;
}
