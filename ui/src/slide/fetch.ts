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

/** The address of a thumbnail half as wide. */
export function smallThumbnail(picture: Picture): string {
  return `${BASE}/tile/${picture.token}`;
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
  const page = new PackedPixels(await response.arrayBuffer());
  return { is: "page", page, draft: response.status === 206 };
}

function isWindows(): boolean {
  return typeof navigator !== "undefined" && navigator.userAgent.includes("Windows");
}
