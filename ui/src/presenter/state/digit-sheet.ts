// Pictures of digits for the program to paint: each letter at each of its places, as the page itself would draw it.
import type { Sheet } from "../../wire";

/** A letter whose width differs from the others' by more than this, in pixels, is not of a monospaced face. */
const SLACK = 1;
/** Room for letters that are a little wider than their place. */
const PAD = 2;

/**
 * Draws the sheet for texts that lie in this element one after the other, all of one length; `null` if they cannot be drawn like the
 * page does: a letter at a time needs a monospaced face.
 */
export function sheetOf(element: HTMLElement, texts: string[], ratio: number): Sheet | null {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const glyphs = [...new Set(texts.join(""))];
  const places = texts[0]?.length ?? 0;
  const [red, green, blue, opacity = 1] = (style.color.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || opacity !== 1) return null;
  if (places === 0 || box.width === 0) return null;
  const advance = (box.width / places) * ratio;
  const width = Math.ceil(advance) + 2 * PAD + 1;
  const height = Math.ceil(box.height * ratio) + 1;
  const lefts = Array.from({ length: places }, (_, place) => box.left * ratio + place * advance);
  const canvas = new OffscreenCanvas(width * glyphs.length, height * places);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  const size = parseFloat(style.fontSize) * ratio;
  context.font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
  context.fillStyle = style.color;
  const widths = glyphs.map((glyph) => context.measureText(glyph).width);
  if (Math.max(...widths) - Math.min(...widths) > SLACK) return null;
  const top = box.top * ratio;
  const baseline = Math.round(baselineOf(element) * ratio) - Math.floor(top);
  lefts.forEach((left, place) => {
    glyphs.forEach((glyph, index) => {
      context.save();
      context.beginPath();
      context.rect(index * width, place * height, width, height);
      context.clip();
      const x = index * width + PAD + left - Math.floor(left);
      context.fillText(glyph, x, place * height + baseline);
      context.restore();
    });
  });
  return {
    glyphs: glyphs.join(""),
    x: lefts.map((left) => Math.floor(left) - PAD),
    y: Math.floor(top),
    width,
    height,
    colour: [red / 255, green / 255, blue / 255],
    coverage: coverage(context, width, height, glyphs.length, places),
  };
}

/** Where the baseline of an element's text is, in CSS pixels from the window's top: what has no height stands on it. */
function baselineOf(element: HTMLElement): number {
  const mark = document.createElement("i");
  mark.style.display = "inline-block";
  element.prepend(mark);
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  return bottom;
}

/** The pixels' opacity, glyph by glyph. */
function coverage(
  context: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
  glyphs: number,
  places: number,
): string {
  const { data } = context.getImageData(0, 0, width * glyphs, height * places);
  const bytes: string[] = [];
  for (let place = 0; place < places; place++)
    for (let glyph = 0; glyph < glyphs; glyph++)
      for (let row = 0; row < height; row++) {
        const from = ((place * height + row) * glyphs + glyph) * width;
        for (let column = 0; column < width; column++)
          bytes.push(String.fromCharCode(data[(from + column) * 4 + 3] ?? 0));
      }
  return btoa(bytes.join(""));
}
