// Small pictures of PDF pages on canvases. Those that are in sight are requested together: a request and a decoded file for each
// took longer than drawing them.
import type { Picture } from "../../gen/Picture";
import type { FetchSmall } from "../../slide/fetch";
import type { Pixels } from "../../slide/pixels";

/** How many are requested at a time; the program refuses more than 64. */
const AT_ONCE = 60;
/** How many canvases are kept; those that have been out of sight longest go first. */
const KEPT = 180;
/** When none of those requested is there yet, the next request waits this long. */
const AGAIN_MS = 100;

/** Where a small picture goes. */
export interface Place {
  put(pixels: Pixels): void;
  empty(): void;
}

interface State {
  /** The page that belongs there. */
  token: string | null;
  /** The width of the place in pixels; 0 before it is known. */
  width: number;
  inSight: boolean;
  /** What is drawn there. */
  drawn: Wanted | null;
}

/** A page for a place of this width. */
interface Wanted {
  token: string;
  width: number;
}

/** Which pictures are wanted where, and which are there. */
export class SmallPictures {
  readonly #fetch: FetchSmall;
  /** Those that came into sight or left it last are at the end. */
  readonly #places = new Map<Place, State>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isFetching = false;

  constructor(fetch: FetchSmall) {
    this.#fetch = fetch;
  }

  /** This page's picture belongs here. It is fetched once the place is in sight. */
  want(place: Place, { token }: Picture): void {
    this.#places.set(place, { ...this.#state(place), token });
    this.#soon();
  }

  /** The place is as wide as this, in pixels. Before that is known nothing is fetched for it. */
  measure(place: Place, width: number): void {
    this.#places.set(place, { ...this.#state(place), width });
    this.#soon();
  }

  /** The place is in sight, or no longer. */
  see(place: Place, inSight: boolean): void {
    const state = this.#state(place);
    this.#places.delete(place);
    this.#places.set(place, { ...state, inSight });
    if (inSight) this.#soon();
    else this.#drop();
  }

  forget(place: Place): void {
    this.#places.delete(place);
  }

  #state(place: Place): State {
    return this.#places.get(place) ?? { token: null, width: 0, inSight: false, drawn: null };
  }

  /** Places in sight whose picture is missing, all of the same width. */
  #missing(): { place: Place; token: string; width: number }[] {
    const all: { place: Place; token: string; width: number }[] = [];
    for (const [place, { token, width, inSight, drawn }] of this.#places) {
      if (!inSight || token === null || width === 0) continue;
      if (drawn?.token === token && drawn.width === width) continue;
      if (width === (all[0]?.width ?? width)) all.push({ place, token, width });
      if (all.length === AT_ONCE) break;
    }
    return all;
  }

  #soon(afterMs = 0): void {
    if (this.#isFetching) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#fetchMissing();
    }, afterMs);
  }

  async #fetchMissing(): Promise<void> {
    const missing = this.#missing();
    const width = missing[0]?.width;
    if (width === undefined) return;
    this.#isFetching = true;
    const tokens = missing.map(({ token }) => token);
    const came = await this.#fetch(tokens, width).catch(() => []);
    this.#isFetching = false;
    let isAny = false;
    for (const [at, { place, token }] of missing.entries()) {
      const small = came[at] ?? "not yet";
      if (small === "not yet") continue;
      isAny = true;
      const state = this.#places.get(place);
      if (state?.token !== token) continue;
      state.drawn = { token, width };
      if (small === "never") place.empty();
      else place.put(small);
    }
    this.#soon(isAny ? 0 : AGAIN_MS);
  }

  #drop(): void {
    const drawn = [...this.#places].filter(([, { drawn }]) => drawn !== null);
    const hidden = drawn.filter(([, { inSight }]) => !inSight);
    for (const [place, state] of hidden.slice(0, Math.max(0, drawn.length - KEPT))) {
      state.drawn = null;
      place.empty();
    }
  }
}
