// Makes a picture smaller: each pixel is the mean of what it covers. WebKit leaves pixels out when it scales a canvas.

/** The opaque pixels (RGBA) of a picture of `width` × `height`, made `across` × `down`, which is no larger. */
export function smaller(
  pixels: Uint8ClampedArray,
  [width, height]: readonly [number, number],
  [across, down]: readonly [number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(across * down * 4);
  const stepX = width / across;
  const stepY = height / down;
  const all = stepX * stepY;
  let to = 0;
  for (let y = 0; y < down; y++) {
    const top = y * stepY;
    const bottom = Math.min(height, top + stepY);
    for (let x = 0; x < across; x++) {
      const left = x * stepX;
      const right = Math.min(width, left + stepX);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let row = Math.floor(top); row < bottom; row++) {
        const high = Math.min(row + 1, bottom) - Math.max(row, top);
        for (let column = Math.floor(left); column < right; column++) {
          const share = high * (Math.min(column + 1, right) - Math.max(column, left));
          const at = (row * width + column) * 4;
          red += share * (pixels[at] ?? 0);
          green += share * (pixels[at + 1] ?? 0);
          blue += share * (pixels[at + 2] ?? 0);
        }
      }
      out[to++] = red / all;
      out[to++] = green / all;
      out[to++] = blue / all;
      out[to++] = 255;
    }
  }
  return out;
}
