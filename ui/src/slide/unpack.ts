// The packed form of a page's pixels: words of 32 bits, whose upper two bits say what follows and whose lower 30 say
// for how many pixels. The table is in `crates/render/src/pack.rs`, which packs them.

const COUNT = 0x3fff_ffff;
const EACH = 0;
const RUN = 1;
const ABOVE = 2;

/** Shorter runs are faster to fill in a loop than with `fill`. */
const SHORT = 16;

/** Unpacks `pixels` pixels in rows of `width`. If the data is broken, the rest stays transparent. */
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

/** Copies row by row, since the row above may be the one just copied. */
function copyAbove(out: Uint32Array, from: number, end: number, width: number): void {
  for (let at = from; at < end; at += width) {
    out.copyWithin(at, at - width, Math.min(end, at + width) - width);
  }
}
