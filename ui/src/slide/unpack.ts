// The form in which a page's pixels come: words of 32 bits, the upper two bits of a word saying what follows it, the
// lower 30 of how many pixels it speaks. `crates/render/src/pack.rs` has the table and packs.

const COUNT = 0x3fff_ffff;
const EACH = 0;
const RUN = 1;
const ABOVE = 2;

/** Shorter runs are quicker filled than asked to be filled. */
const SHORT = 16;

/** Unpacks pixels of rows of `width`; `pixels` says how many there are. What is broken leaves the rest transparent. */
export function unpack(packed: Uint32Array, width: number, pixels: number): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(pixels);
  let at = 0;
  let from = 0;
  while (from < packed.length && at < pixels) {
    const head = packed[from++] ?? 0;
    const kind = head >>> 30;
    const end = Math.min(at + (head & COUNT), pixels);
    if (kind === RUN) {
      const colour = packed[from++] ?? 0;
      if (end - at < SHORT) while (at < end) out[at++] = colour;
      else out.fill(colour, at, end);
    } else if (kind === ABOVE) {
      if (end - at < SHORT || at < width) for (let to = at; to < end; to++) out[to] = out[to - width] ?? 0;
      else copyAbove(out, at, end, width);
    } else if (kind === EACH) {
      for (let to = at; to < end; to++) out[to] = packed[from++] ?? 0;
    } else {
      for (let to = at; to < end; to += 4) {
        let greys = packed[from++] ?? 0;
        for (let part = to; part < to + 4 && part < end; part++) {
          out[part] = 0xff00_0000 | ((greys & 0xff) * 0x01_0101);
          greys >>>= 8;
        }
      }
    }
    at = end;
  }
  return out;
}

/** Row by row, since a row may be the one that was just copied. */
function copyAbove(out: Uint32Array, from: number, end: number, width: number): void {
  for (let at = from; at < end; at += width) {
    out.copyWithin(at, at - width, Math.min(end, at + width) - width);
  }
}
