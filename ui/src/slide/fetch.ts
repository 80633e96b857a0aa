// Asks the program for PDF pages: their pixels, and thumbnails.
import type { Picture } from "../gen/Picture";
import { type Packed, PackedPixels, type Pixels, type Size } from "./pixels";

/** What became of a request for a page. */
export type Drawn<B extends Size> =
  | { is: "page"; page: Packed<B>; draft: boolean }
  /** Another request took its place; it can be made again. */
  | { is: "superseded" }
  /** The deck is no longer open. */
  | { is: "gone" }
  /** The page can't be drawn; the words complete "This page …". */
  | { is: "failed"; words: string };

/** Requests a page at a size. */
export type Fetch<B extends Size> = (
  picture: Picture,
  size: Size,
  urgency: "now" | "soon",
) => Promise<Drawn<B>>;

/** Where the program serves pages. */
const BASE = isWindows() ? "http://deck.localhost" : "deck://localhost";

/** The address of a page's thumbnail. */
export function thumbnail(picture: Picture): string {
  return `${BASE}/thumb/${picture.token}`;
}

/** Requests a page. The answer holds the packed pixels, then a checksum for each tile, then width and height. */
export async function fetchPicture(
  { token }: Picture,
  { width, height }: Size,
  urgency: "now" | "soon",
): Promise<Drawn<Pixels>> {
  const response = await fetch(`${BASE}/page/${token}/${width}x${height}?${urgency}`);
  if (response.status === 422) return { is: "failed", words: await response.text() };
  if (response.status === 409) return { is: "superseded" };
  if (!response.ok) return { is: "gone" };
  const page = new PackedPixels(await response.arrayBuffer());
  return { is: "page", page, draft: response.status === 206 };
}

function isWindows(): boolean {
  return typeof navigator !== "undefined" && navigator.userAgent.includes("Windows");
}
