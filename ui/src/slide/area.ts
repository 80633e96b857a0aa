// Where a slide is within its frame, and where something is on the slide.
import type { Picture } from "../gen/Picture";

/** A part of the window, in CSS pixels. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Bars thinner than this are closed by stretching the slide by as much (as `Area::within` in Rust). */
const HAIRLINE_PX = 4;
const SLIDE = 16 / 9;

/** The largest area of a page's shape within a frame, in its middle. What is no page of a PDF is 16 to 9. */
export function areaOf(picture: Pick<Picture, "width" | "height"> | null, frame: Area): Area {
  const shape = picture === null ? SLIDE : picture.width / picture.height;
  const close = (inside: number, length: number): number => (inside - length < HAIRLINE_PX ? inside : length);
  const width = close(frame.width, Math.min(frame.height * shape, frame.width));
  const height = close(frame.height, Math.min(frame.width / shape, frame.height));
  return {
    left: frame.left + (frame.width - width) / 2,
    top: frame.top + (frame.height - height) / 2,
    width,
    height,
  };
}

/** A place in the window as fractions of an area. */
export function fractionsOf(
  area: Area,
  place: { clientX: number; clientY: number },
): { x: number; y: number } {
  return { x: (place.clientX - area.left) / area.width, y: (place.clientY - area.top) / area.height };
}
