// How the ribbon's numbers become places on the screen.
import type { RibbonBlock } from "../../gen/RibbonBlock";
import type { Ticking } from "../../gen/Ticking";
import { span } from "../../time";

/** The ribbon moves in steps of a thousandth of its length, all of it at once, but not more often than each second nor less than this. */
const LONGEST_STEP_MS = 5_000;

/** The time passed since the snapshot, in steps of a ribbon of this length. */
export function inSteps(passed: number, length: number): number {
  const step = Math.min(LONGEST_STEP_MS, Math.max(1_000, length / 1_000));
  return Math.floor(passed / step) * step;
}

/** A position on the ribbon in percent of its length, `passed` milliseconds after the snapshot. */
export function percent(at: Ticking, length: number, passed: number): number {
  return (span(at, passed) / length) * 100;
}

/** A block being made longer or shorter by dragging its edge. */
export interface Drag {
  item: string;
  /** Whole minutes more; negative for less. */
  by: number;
}

const MINUTE = 60_000;

/** A block's left edge and its width in percent. What comes after the dragged block moves with it. */
export function place(
  blocks: readonly RibbonBlock[],
  index: number,
  length: number,
  passed: number,
  drag: Drag | null,
): { left: number; width: number } {
  const block = blocks[index]!;
  const dragged =
    drag === null ? -1 : blocks.findIndex(({ item, minutes }) => item === drag.item && minutes !== null);
  const by = drag !== null && dragged >= 0 ? drag.by * MINUTE : 0;
  const from = span(block.from, passed) + (dragged >= 0 && index > dragged ? by : 0);
  const to = span(block.to, passed) + (dragged >= 0 && index >= dragged ? by : 0);
  return { left: (from / length) * 100, width: (Math.max(0, to - from) / length) * 100 };
}

/**
 * Names for the blocks that stay while their times pass: an item that was up before has a block for each time. Elements that go by them
 * are kept, and with them what the mouse holds.
 */
export function names(blocks: readonly RibbonBlock[]): string[] {
  const seen = new Map<string, number>();
  return blocks.map(({ item, past }) => {
    const kind = `${past ? "past" : "to come"} ${item}`;
    const count = seen.get(kind) ?? 0;
    seen.set(kind, count + 1);
    return `${count} ${kind}`;
  });
}

/** What of a drag is still to be drawn, when the blocks show a part of it already: the item had so many minutes before. */
export function notYetShown(drag: Drag, had: number, blocks: readonly RibbonBlock[]): Drag {
  const shows = blocks.find(({ item, minutes }) => item === drag.item && minutes !== null)?.minutes ?? had;
  return { item: drag.item, by: drag.by - (shows - had) };
}

/** How far the block that is up is filled: 0 to 1, up to now. */
export function fill(block: RibbonBlock, now: Ticking | null, passed: number): number {
  const [from, to] = [span(block.from, passed), span(block.to, passed)];
  if (now === null || to <= from) return 1;
  return Math.min(1, Math.max(0, (span(now, passed) - from) / (to - from)));
}

/** The whole minutes that a drag of so many pixels gives; the item keeps at least one minute. */
export function minutesOf(pixels: number, width: number, length: number, has: number): number {
  const by = width <= 0 ? 0 : Math.round(((pixels / width) * length) / MINUTE);
  return Math.max(1 - has, by);
}

/** A time under the ribbon: where its middle should be, its date, and how wide both are, in pixels. */
export interface TimeLabel {
  middle: number;
  day: string;
  dayWidth: number;
  width: number;
}

/** Pixels between two times under the ribbon. */
const GAP = 6;

/**
 * The left edge of each time under a ribbon of so many pixels, and whether it has its date; null where it has no room. The
 * first begins at its place. The slot's end always stands, and whole. A date stands once for all times of its day.
 */
export function placeLabels(
  marks: readonly TimeLabel[],
  slot: TimeLabel | null,
  room: number,
): { marks: ({ left: number; dated: boolean } | null)[]; slot: { left: number; dated: boolean } | null } {
  const wide = (label: TimeLabel, dated: boolean): number => label.width + (dated ? label.dayWidth : 0);
  const within = (left: number, width: number): number => Math.max(0, Math.min(left, room - width));
  const withSlot = (dated: boolean): ReturnType<typeof placeLabels> => {
    const end = slot === null ? null : wide(slot, dated);
    const from = slot === null || end === null ? Infinity : within(slot.middle - end / 2, end);
    let used = -GAP;
    let day = "";
    const placed = marks.map((label, index) => {
      const own = label.day !== day;
      const width = wide(label, own);
      const left = within(index === 0 ? label.middle : label.middle - width / 2, width);
      const free = left + width + GAP <= from || left >= from + (end ?? 0) + GAP;
      if (!free || left < used + GAP) return null;
      used = left + width;
      day = label.day;
      return { left, dated: own };
    });
    return { marks: placed, slot: slot === null ? null : { left: from, dated } };
  };
  const undated = withSlot(false);
  const isNamed =
    slot === null ||
    slot.day === "" ||
    marks.some(
      ({ day, middle }, at) => day === slot.day && middle < slot.middle && undated.marks[at] !== null,
    );
  return isNamed ? undated : withSlot(true);
}
