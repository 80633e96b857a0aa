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
  /** The page that belongs there, and the one that is drawn there. */
  token: string | null;
  drawn: string | null;
  inSight: boolean;
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
    return this.#places.get(place) ?? { token: null, drawn: null, inSight: false };
  }

  #missing(): { place: Place; token: string }[] {
    const all: { place: Place; token: string }[] = [];
    for (const [place, { token, drawn, inSight }] of this.#places)
      if (inSight && token !== null && drawn !== token) all.push({ place, token });
    return all.slice(0, AT_ONCE);
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
    if (missing.length === 0) return;
    this.#isFetching = true;
    const came = await this.#fetch(missing.map(({ token }) => token)).catch(() => []);
    this.#isFetching = false;
    let isAny = false;
    for (const [at, { place, token }] of missing.entries()) {
      const small = came[at] ?? "not yet";
      if (small === "not yet") continue;
      isAny = true;
      const state = this.#places.get(place);
      if (state?.token !== token) continue;
      state.drawn = token;
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
