// Asks the program for PDF pages: their pixels, and thumbnails.
import type { Picture } from "../gen/Picture";
import { type Packed, PackedPixels, type Pixels, type Size } from "./pixels";

/** What became of a request for a page. `Why` is what the window is told of a failure: the room's is told nothing. */
export type Drawn<B extends Size, Why> =
  | { is: "page"; page: Packed<B>; draft: boolean }
  /** Another request took its place; it can be made again. */
  | { is: "superseded" }
  /** The deck is no longer open. */
  | { is: "gone" }
  /** The page can't be drawn. */
  | { is: "failed"; why: Why };

/** Requests a page at a size. */
export type Fetch<B extends Size, Why> = (
  picture: Picture,
  size: Size,
  urgency: "now" | "soon",
) => Promise<Drawn<B, Why>>;

/** What comes next, and the page with which an item begins. */
export type Pane = "next" | "item";

/** Where the program serves pages. */
const BASE = isWindows() ? "http://deck.localhost" : "deck://localhost";

/** The address of a page's thumbnail. */
export function thumbnail(picture: Picture): string {
  return `${BASE}/thumb/${picture.token}`;
}

/** In the place of a number of words: the picture can be requested again, or can't be drawn. The program uses the same. */
const NOT_YET = 0;
const NEVER = 0xffff_ffff;

/** What became of a request for a small picture. */
export type Small = Pixels | "not yet" | "never";

/**
 * Requests small pictures of pages, 64 at most, for boxes of this width in pixels and of 16 : 9. "tiles" are for the list under the slide,
 * and "thumbs", which may be twice as wide, for the overview.
 */
export type FetchSmall = (tokens: readonly string[], width: number) => Promise<Small[]>;

export function fetchSmall(kind: "tiles" | "thumbs"): FetchSmall {
  return async (tokens, width) => {
    const response = await fetch(`${BASE}/${kind}/${width}/${tokens.join(",")}`);
    return response.ok ? smallOnes(new Uint32Array(await response.arrayBuffer())) : tokens.map(() => "never");
  };
}

/** For each picture the answer has the number of words that follow: the page as `request` gets it. */
export function smallOnes(words: Uint32Array): Small[] {
  const all: Small[] = [];
  for (let at = 0; at < words.length;) {
    const count = words[at++] ?? NEVER;
    if (count === NOT_YET) all.push("not yet");
    else if (count === NEVER) all.push("never");
    else all.push(new PackedPixels(words.subarray(at, (at += count))).unpack());
  }
  return all;
}

/** Requests a page for the chair, who is told why one can't be drawn; the words complete "This page …". */
export const fetchForChair: Fetch<Pixels, string> = (picture, size, urgency) =>
  request(picture, size, urgency, (response) => response.text());

/** Requests pages for a small pane of the presenter window, where nothing is urgent. Each pane has a size of its own. */
export function fetchForPane(pane: Pane): Fetch<Pixels, string> {
  return (picture, size) => request(picture, size, pane, (response) => response.text());
}

/** Requests a page for the room. */
export const fetchForRoom: Fetch<Pixels, null> = (picture, size, urgency) =>
  request(picture, size, urgency, () => Promise.resolve(null));

/** Requests a page. The answer holds the packed pixels, then a checksum for each tile, then width and height. */
async function request<Why>(
  { token }: Picture,
  { width, height }: Size,
  urgency: "now" | "soon" | Pane,
  why: (response: Response) => Promise<Why>,
): Promise<Drawn<Pixels, Why>> {
  const response = await fetch(`${BASE}/page/${token}/${width}x${height}?${urgency}`);
  if (response.status === 422) return { is: "failed", why: await why(response) };
  if (response.status === 409) return { is: "superseded" };
  if (!response.ok) return { is: "gone" };
  const page = new PackedPixels(new Uint32Array(await response.arrayBuffer()));
  return { is: "page", page, draft: response.status === 206 };
}

function isWindows(): boolean {
  return typeof navigator !== "undefined" && navigator.userAgent.includes("Windows");
}
