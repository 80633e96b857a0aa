// A page of a PDF on a canvas, in the middle, black around it where its shape is another one.
import type { Picture } from "../gen/Picture";
import type { Pictures, Size } from "./pictures";

/** Bars thinner than this are closed by stretching the page by as little. */
const HAIRLINE_PX = 4;

export class PictureCanvas {
  readonly canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D | null;
  readonly #pictures: Pictures<ImageBitmap>;
  /** What is on the canvas now. */
  #drawn: { token: string; bitmap: ImageBitmap | string } | null = null;

  constructor(pictures: Pictures<ImageBitmap>) {
    this.#pictures = pictures;
    this.canvas.className = "picture";
    // Without transparency it is copied rather than blended, which is most of what a turn costs.
    this.#context = this.canvas.getContext("2d", { alpha: false });
  }

  /** Gives the canvas as many pixels as its place has. */
  resize({ width, height }: Size): void {
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.#drawn = null;
  }

  /** Draws the page if it is there, or says that it cannot be drawn; false when it has not come yet. */
  show({ token }: Picture): boolean {
    const bitmap = this.#pictures.get(token) ?? this.#pictures.failure(token);
    if (bitmap === undefined) return false;
    if (this.#drawn?.bitmap === bitmap && this.#drawn.token === token) return true;
    const isFirst = this.#drawn === null || typeof bitmap === "string";
    if (isFirst) this.#clear();
    if (typeof bitmap === "string") this.#say(bitmap);
    else this.#draw(bitmap);
    this.#drawn = { token, bitmap };
    return true;
  }

  #clear(): void {
    if (this.#context === null) return;
    this.#context.fillStyle = "#000";
    this.#context.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  #draw(bitmap: ImageBitmap): void {
    const context = this.#context;
    if (context === null) return;
    const { canvas } = this;
    const scale = Math.min(canvas.width / bitmap.width, canvas.height / bitmap.height);
    const fill = (length: number, inside: number): number =>
      inside - length * scale < HAIRLINE_PX ? inside : Math.round(length * scale);
    const width = fill(bitmap.width, canvas.width);
    const height = fill(bitmap.height, canvas.height);
    const left = Math.floor((canvas.width - width) / 2);
    const top = Math.floor((canvas.height - height) / 2);
    if (left > 0 || top > 0) {
      context.fillStyle = "#000";
      context.fillRect(0, 0, left, canvas.height);
      context.fillRect(left + width, 0, canvas.width - left - width, canvas.height);
      context.fillRect(0, 0, canvas.width, top);
      context.fillRect(0, top + height, canvas.width, canvas.height - top - height);
    }
    context.imageSmoothingQuality = "high";
    if (width === bitmap.width && height === bitmap.height) context.drawImage(bitmap, left, top);
    else context.drawImage(bitmap, left, top, width, height);
  }

  /** A plain slide that says so: the rest of the deck goes on. */
  #say(why: string): void {
    const context = this.#context;
    if (context === null) return;
    const { width, height } = this.canvas;
    const unit = height / 720;
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.textAlign = "center";
    context.fillStyle = "#14202b";
    context.font = `600 ${44 * unit}px Inter, sans-serif`;
    context.fillText("This slide cannot be shown", width / 2, height / 2 - 10 * unit, width * 0.9);
    context.fillStyle = "#475562";
    context.font = `400 ${26 * unit}px Inter, sans-serif`;
    context.fillText(`It ${why}.`, width / 2, height / 2 + 44 * unit, width * 0.9);
  }
}

/** The pixels that an element covers. */
export function pixelsOf(element: HTMLElement): Size {
  const scale = window.devicePixelRatio;
  return {
    width: Math.round(element.clientWidth * scale),
    height: Math.round(element.clientHeight * scale),
  };
}
