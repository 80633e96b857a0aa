// A PDF page on a canvas, centred, with black around it if its shape differs from the canvas's.
import type { Picture } from "../gen/Picture";
import type { Pictures } from "./pictures";
import type { Pixels, Size } from "./pixels";

/** A page that leaves bars thinner than this already has its full size. */
const HAIRLINE_PX = 4;
/** What stands in the place of a page that can't be drawn. */
export const NOT_SHOWN = "This slide cannot be shown";

/** What the window may say of a page that can't be drawn: a reason for the chair, nothing more for the room. */
type Why = string | null;

export class PictureCanvas {
  readonly canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #pictures: Pictures<Pixels, Why>;
  /** What the canvas shows: a page, or that it can't be drawn. */
  #drawn: { token: string; bitmap: Pixels | { why: Why } } | null = null;

  constructor(pictures: Pictures<Pixels, string> | Pictures<Pixels, null>) {
    this.#pictures = pictures;
    this.canvas.className = "picture";
    // Without transparency it is copied, not blended, and blending would be most of what a turn costs.
    this.#context = this.canvas.getContext("2d", { alpha: false });
  }

  /** Gives the canvas one pixel for each pixel of its place. */
  resize({ width, height }: Size): void {
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.#drawn = null;
  }

  /** Draws the page, or that it can't be drawn. Returns false if the page hasn't arrived yet. */
  show({ token }: Picture): boolean {
    const bitmap = this.#pictures.get(token) ?? this.#pictures.failure(token);
    if (bitmap === undefined) return false;
    const before = this.#drawn?.bitmap;
    if (before === bitmap && this.#drawn?.token === token) return true;
    if ("why" in bitmap) this.#say(bitmap.why);
    else this.#draw(bitmap, before !== undefined && "why" in before ? undefined : before);
    this.#drawn = { token, bitmap };
    return true;
  }

  #draw(bitmap: Pixels, before: Pixels | undefined): void {
    const context = this.#context;
    if (context === null) return;
    const { canvas } = this;
    const { width, height } = bitmap;
    if (width + HAIRLINE_PX < canvas.width && height + HAIRLINE_PX < canvas.height) {
      this.#enlarge(bitmap);
      return;
    }
    const left = Math.floor((canvas.width - width) / 2);
    const top = Math.floor((canvas.height - height) / 2);
    // Repaints only what differs from the page before: painting is most of what a turn costs.
    const fills =
      before !== undefined &&
      (before.width + HAIRLINE_PX >= canvas.width || before.height + HAIRLINE_PX >= canvas.height);
    if (fills && before.width === width && before.height === height) {
      for (const box of before.differences(bitmap))
        context.putImageData(bitmap.image, left, top, box.left, box.top, box.width, box.height);
      return;
    }
    context.fillStyle = "#000";
    context.fillRect(0, 0, left, canvas.height);
    context.fillRect(left + width, 0, canvas.width - left - width, canvas.height);
    context.fillRect(0, 0, canvas.width, top);
    context.fillRect(0, top + height, canvas.width, canvas.height - top - height);
    context.putImageData(bitmap.image, left, top);
  }

  /** Draws a page of another size scaled: a draft, or while the window is being resized. */
  #enlarge({ image, width, height }: Pixels): void {
    const { canvas } = this;
    const small = new OffscreenCanvas(width, height);
    small.getContext("2d")?.putImageData(image, 0, 0);
    const scale = Math.min(canvas.width / width, canvas.height / height);
    const [across, down] = [width * scale, height * scale];
    this.#context?.drawImage(small, (canvas.width - across) / 2, (canvas.height - down) / 2, across, down);
  }

  /** Draws a plain slide that says so; the rest of the deck still works. */
  #say(why: Why): void {
    const context = this.#context;
    if (context === null) return;
    const { width, height } = this.canvas;
    const unit = height / 720;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.textAlign = "center";
    context.fillStyle = "#14202b";
    context.font = `600 ${44 * unit}px Inter, sans-serif`;
    context.fillText(NOT_SHOWN, width / 2, height / 2 - 10 * unit, width * 0.9);
    if (why === null) return;
    context.fillStyle = "#475562";
    context.font = `400 ${26 * unit}px Inter, sans-serif`;
    context.fillText(`It ${why}.`, width / 2, height / 2 + 44 * unit, width * 0.9);
  }
}

/** How much the whole page is enlarged. WebKit's `devicePixelRatio` does not count that. */
let enlargement = 1;
const enlargedListeners = new Set<() => void>();

/** The whole page is enlarged this much now. */
export function enlarged(by: number): void {
  if (by === enlargement) return;
  enlargement = by;
  for (const listener of enlargedListeners) listener();
}

/** Calls `measure` whenever an element covers another number of pixels than its size in the page says; returns what ends that. */
export function onEnlarged(measure: () => void): () => void {
  enlargedListeners.add(measure);
  return () => enlargedListeners.delete(measure);
}

/** The size in pixels of what is so large in CSS pixels. */
export function inPixels({ width, height }: Size): Size {
  const scale = window.devicePixelRatio * enlargement;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The size in pixels that an element covers. */
export function pixelsOf({ clientWidth, clientHeight }: HTMLElement): Size {
  return inPixels({ width: clientWidth, height: clientHeight });
}
