// Asks the program for pages of PDFs: their pixels, and small pictures of them.
import type { Picture } from "../gen/Picture";
import { type Packed, PackedPixels, type Pixels, type Size } from "./pixels";

/** What asking for a page came to. */
export type Drawn<B extends Size> =
  | { is: "page"; page: Packed<B>; draft: boolean }
  /** Something else took its place: it may be asked for again. */
  | { is: "superseded" }
  /** Its deck is no longer open. */
  | { is: "gone" }
  /** It cannot be drawn, in words that complete "This page …". */
  | { is: "failed"; words: string };

/** Asks for a page at a size. */
export type Fetch<B extends Size> = (
  picture: Picture,
  size: Size,
  urgency: "now" | "soon",
) => Promise<Drawn<B>>;

/** Where the program serves pages. */
const BASE = isWindows() ? "http://deck.localhost" : "deck://localhost";

/** The address of a page's small picture. */
export function thumbnail(picture: Picture): string {
  return `${BASE}/thumb/${picture.token}`;
}

/** Asks the program for a page. Its packed pixels come first, then a number for each tile, then width and height. */
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
