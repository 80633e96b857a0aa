// The pages of PDFs as pixels, made ready before they are asked for: all that is left to do between a key and the
// paint is to copy what differs. A window keeps its pages at one size, its own in pixels; the least lately used go first.
import type { Picture } from "../gen/Picture";
import type { Drawn, Fetch } from "./fetch";
import type { Packed, Size } from "./pixels";

/** At most so many pages that may be wanted next are asked for at a time, so that what is wanted now never waits. */
const AHEAD = 1;
/** So long after a turn it has been painted. */
const PAINTED_MS = 80;
/** Pages that may be jumped to are brought when nothing was turned for so long … */
const IDLE_MS = 200;
/** … and then one after another so far apart, so that a stroke never waits for more than one. */
const NEXT_MS = 40;

interface Kept<B extends Size> {
  bitmap: B;
  size: string;
  draft: boolean;
}

export class Pictures<B extends Size> {
  readonly #fetch: Fetch<B>;
  readonly #most: number;
  readonly #mostPacked: number;
  readonly #urgent: "now" | "soon";
  readonly #patienceMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The page that is being brought because it is on show, or was when it was asked for. */
  #bringing: string | null = null;
  /** Least lately used first. */
  readonly #kept = new Map<string, Kept<B>>();
  /** The same as they came, and more of them. */
  readonly #packed = new Map<string, { page: Packed<B>; size: string }>();
  #packedBytes = 0;
  readonly #failed = new Map<string, string>();
  /** Asked for, at which size and how soon. */
  readonly #asked = new Map<string, { size: string; urgency: "now" | "soon" }>();
  readonly #listeners = new Set<(token: string) => void>();
  #size: Size = { width: 0, height: 0 };
  #now: Picture | null = null;
  #soon: readonly Picture[] = [];
  #later: readonly Picture[] = [];
  #idle: ReturnType<typeof setTimeout> | undefined;
  /** Nothing was turned since the last page that may be jumped to was brought. */
  #isQuiet = false;

  /**
   * At most so many bytes are kept, but never less than what is wanted now. What is on show is asked for as `urgent`:
   * "soon" when it stands beside the slide. What is not for the room waits so many milliseconds before it asks, so that
   * the room's page has the way to itself. So many bytes of pages are kept packed besides.
   */
  constructor(
    fetch: Fetch<B>,
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

  /** Called with the token of each page that has come or failed. Gives what ends it. */
  listen(listener: (token: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The size in pixels that pages are to fill from now on. */
  resize(size: Size): void {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    this.#size = size;
    this.#packed.clear();
    this.#packedBytes = 0;
    this.#ask();
  }

  /** Says what is on show, what may come next, the likeliest first, and what may be jumped to, the nearest first. */
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

  /** The page, perhaps of another size or as a draft. */
  get(token: string): B | undefined {
    if (!this.#isReady(token)) this.#unpack(token);
    return this.#kept.get(token)?.bitmap;
  }

  #unpack(token: string): void {
    const packed = this.#packed.get(token);
    if (packed?.size !== this.#key()) return;
    this.#keep(token, { bitmap: packed.page.unpack(), size: packed.size, draft: false });
  }

  /** Why the page cannot be drawn. */
  failure(token: string): string | undefined {
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

  /** Once the page on show has surely been painted: unpacking before would keep it waiting. */
  #unpackSoon(token: string): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#idle = undefined;
      if (!this.#isReady(token)) this.#unpack(token);
      this.#ask();
    }, PAINTED_MS);
  }

  /** Brings one page that may be jumped to, once nothing has been turned for a while. */
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

  /** It is here, perhaps still packed. */
  #isHere(token: string): boolean {
    return this.#isReady(token) || this.#packed.get(token)?.size === this.#key();
  }

  /** One at a time: while a key is held, pages that nobody will see in the end would stand in the way of the last one. */
  #bring(now: Picture): void {
    if (this.#bringing !== null || this.#isAsked(now.token, this.#urgent)) return;
    if (this.#patienceMs === 0) {
      void this.#fetchOne(now, this.#urgent, true);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
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
    const drawn = await this.#fetch(picture, { ...this.#size }, urgency).catch((): Drawn<B> => ({
      is: "gone",
    }));
    if (this.#asked.get(token) === asked) this.#asked.delete(token);
    if (isShown) this.#bringing = null;
    const isWanted = this.#now?.token === token || this.#soon.some((soon) => soon.token === token);
    if (drawn.is === "page") {
      if (!drawn.draft) this.#pack(token, drawn.page, size);
      if (isWanted) this.#keep(token, { bitmap: drawn.page.unpack(), size, draft: drawn.draft });
    } else if (drawn.is === "failed") {
      this.#failed.set(token, drawn.words);
    }
    if ((drawn.is === "page" || drawn.is === "failed") && isWanted)
      for (const listener of this.#listeners) listener(token);
    // What is gone would be gone again.
    if (drawn.is !== "gone" || this.#now?.token !== token) this.#ask();
  }

  /** Keeps it as it came; the least lately brought go first. */
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

  /** Those that may come next, as many as there is memory for, but always one. */
  #ahead(): readonly Picture[] {
    const most = Math.floor(this.#most / bytesOf(this.#size)) - 1;
    return this.#soon.slice(0, Math.max(1, most));
  }

  /**
   * Lets go of what was used least lately until the rest is small enough; never of what is on show or made ready, which
   * would only be asked for again.
   */
  #drop(latest: string): void {
    let bytes = 0;
    for (const { bitmap } of this.#kept.values()) bytes += bytesOf(bitmap);
    // What has just come is about to be shown, though it may not be wanted yet.
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
