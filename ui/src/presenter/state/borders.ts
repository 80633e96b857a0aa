// The borders between the parts of the presenter window: what each of them sets, how far it goes, and which way. Lengths are in
// CSS pixels, sizes in tenths of a percent. The limits follow from the window's size (frame/sizes.css).
import type { PartSize } from "../../gen/PartSize";

/** The stage and the column, the room and what is below it, Next and the detail. */
export type Border = "column" | "below" | "next";

/** How long the part is that a border makes longer or shorter, and how long it can be. */
export interface Extent {
  least: number;
  now: number;
  most: number;
  /** What a size is a share of: the window's width or height, or the stage's width. */
  whole: number;
}

interface Kind {
  axis: "x" | "y";
  /** Whether the part becomes longer when its border goes to the right or down. */
  grows: boolean;
  session: PartSize;
  /** A talk has no detail beside Next. */
  talk: PartSize | null;
  /** A hundredth of the whole, in CSS. */
  percent: string;
}

export const BORDERS: Readonly<Record<Border, Kind>> = {
  column: { axis: "x", grows: false, session: "column-width", talk: "talk-column-width", percent: "1vw" },
  below: { axis: "y", grows: false, session: "detail-height", talk: "talk-notes-height", percent: "1vh" },
  next: { axis: "x", grows: true, session: "next-width", talk: null, percent: "var(--stage) / 100" },
};

/** A key moves a border by this share of the whole. */
const STEP = 0.01;
/** What can be set, in tenths of a percent (crates/settings). */
const [LEAST, MOST] = [100, 900];
/** Within this many pixels of a limit a part is as long as it can be. */
const NEAR = 0.5;

/** How long the part is once its border was moved so many pixels to the right or down. */
export function moved(border: Border, { least, now, most }: Extent, by: number): number {
  const length = now + (BORDERS[border].grows ? by : -by);
  return Math.min(Math.max(length, least), Math.max(least, most));
}

/** How long the part is after a key; null if the key does nothing here. */
export function movedByKey(border: Border, extent: Extent, key: string): number | null {
  const { axis } = BORDERS[border];
  const far = extent.whole;
  const by = new Map([
    [axis === "x" ? "ArrowLeft" : "ArrowUp", -STEP * far],
    [axis === "x" ? "ArrowRight" : "ArrowDown", STEP * far],
    ["Home", -far],
    ["End", far],
  ]).get(key);
  return by === undefined ? null : moved(border, extent, by);
}

/**
 * The size that a part of this length has, in tenths of a percent. At a limit of this window the size is no nearer to the usual one
 * than that limit, so that the part stays at the limit when the window changes a little.
 */
export function sizeOf(length: number, { least, most, whole }: Extent): number {
  const tenths = (length / whole) * 1000;
  const rounded =
    length >= most - NEAR
      ? Math.ceil(tenths)
      : length <= least + NEAR
        ? Math.floor(tenths)
        : Math.round(tenths);
  return Math.min(Math.max(rounded, LEAST), MOST);
}

/** Where the border is and can be, in percent of the whole from the left or the top. */
export function placesOf(
  border: Border,
  { least, now, most, whole }: Extent,
): Record<"min" | "now" | "max", number> {
  const percent = (length: number): number => Math.round((length / whole) * 100);
  if (BORDERS[border].grows) return { min: percent(least), now: percent(now), max: percent(most) };
  return { min: 100 - percent(most), now: 100 - percent(now), max: 100 - percent(least) };
}

/** A size for a custom property. */
export function lengthInCss(border: Border, tenths: number): string {
  return `calc(${tenths / 10} * ${BORDERS[border].percent})`;
}
