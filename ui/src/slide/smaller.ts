// Makes a picture smaller: each pixel is the mean of what it covers. WebKit leaves pixels out when it scales a canvas.

/** The opaque pixels (RGBA) of a picture of `width` × `height`, made `across` × `down`, which is no larger. */
export function smaller(
  pixels: Uint8ClampedArray,
  [width, height]: readonly [number, number],
  [across, down]: readonly [number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(across * down * 4);
  const [stepX, stepY] = [width / across, height / down];
  for (let y = 0; y < down; y++) {
    const [top, bottom] = [y * stepY, Math.min(height, (y + 1) * stepY)];
    for (let x = 0; x < across; x++) {
      const [left, right] = [x * stepX, Math.min(width, (x + 1) * stepX)];
      let [red, green, blue, all] = [0, 0, 0, 0];
      for (let row = Math.floor(top); row < bottom; row++) {
        const high = Math.min(row + 1, bottom) - Math.max(row, top);
        for (let column = Math.floor(left); column < right; column++) {
          const share = high * (Math.min(column + 1, right) - Math.max(column, left));
          const at = (row * width + column) * 4;
          red += share * (pixels[at] ?? 0);
          green += share * (pixels[at + 1] ?? 0);
          blue += share * (pixels[at + 2] ?? 0);
          all += share;
        }
      }
      out.set([red / all, green / all, blue / all, 255], (y * across + x) * 4);
    }
  }
  return out;
}
