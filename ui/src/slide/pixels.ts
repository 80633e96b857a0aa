// A PDF page as pixels: how it arrives packed, and in which boxes two pages differ.
import { unpack } from "./unpack";

export interface Size {
  width: number;
  height: number;
}

/**
 * A page's pixels ready to be copied, and a checksum of each tile, to compare it with other pages. The pixels stay in
 * the array they arrived in: an `ImageBitmap` costs 10 ms to make and as much at its first use (docs/performance.md).
 */
export class Pixels {
  readonly image: ImageData;
  readonly #tiles: Uint32Array;

  constructor(image: ImageData, tiles: Uint32Array) {
    this.image = image;
    this.#tiles = tiles;
  }

  get width(): number {
    return this.image.width;
  }

  get height(): number {
    return this.image.height;
  }

  /** The boxes in which another page of the same size differs from this one. */
  differences(other: Pixels): Box[] {
    return changedBoxes(this.#tiles, other.#tiles, this.width, this.height);
  }
}

/** A box in pixels. */
interface Box extends Size {
  left: number;
  top: number;
}

/** The side of a tile in pixels; the program uses the same. */
const TILE = 16;

/** Two boxes stay separate if at least this many rows of tiles between them are the same; fewer are repainted along. */
const APART = 2;
/** The most boxes: with more, WebKit repaints everything between them anyway. */
const MOST_BOXES = 8;

/** The boxes around the tiles that differ, from top to bottom. */
export function changedBoxes(one: Uint32Array, other: Uint32Array, width: number, height: number): Box[] {
  const across = Math.ceil(width / TILE);
  const bands: { left: number; right: number; top: number; bottom: number }[] = [];
  for (let row = 0; row * across < one.length; row++) {
    const [from, to] = [row * across, (row + 1) * across];
    let first = from;
    while (first < to && one[first] === other[first]) first++;
    if (first === to) continue;
    let last = to - 1;
    while (one[last] === other[last]) last--;
    const [left, right] = [first - from, last - from];
    const band = bands.at(-1);
    if (band !== undefined && (row - band.bottom <= APART || bands.length === MOST_BOXES)) {
      band.left = Math.min(band.left, left);
      band.right = Math.max(band.right, right);
      band.bottom = row;
    } else {
      bands.push({ left, right, top: row, bottom: row });
    }
  }
  return bands.map(({ left, right, top, bottom }) => ({
    left: left * TILE,
    top: top * TILE,
    width: Math.min(width, (right + 1) * TILE) - left * TILE,
    height: Math.min(height, (bottom + 1) * TILE) - top * TILE,
  }));
}

/** A page as it arrived: small, and a few milliseconds away from being pixels. */
export interface Packed<B extends Size> {
  readonly bytes: number;
  unpack(): B;
}

/** What the program sends: the packed pixels, a checksum for each tile, width and height. */
export class PackedPixels implements Packed<Pixels> {
  readonly #words: Uint32Array;

  constructor(words: Uint32Array) {
    this.#words = words;
  }

  get bytes(): number {
    return this.#words.byteLength;
  }

  unpack(): Pixels {
    const words = this.#words;
    const end = words.length - 2;
    const [width, height] = [words[end] ?? 0, words[end + 1] ?? 0];
    const tiles = end - Math.ceil(width / TILE) * Math.ceil(height / TILE);
    const pixels = unpack(words.subarray(0, tiles), width, width * height);
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height);
    return new Pixels(image, words.subarray(tiles, end));
  }
}
