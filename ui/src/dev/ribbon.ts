// Ribbons for the fixture: from items and their minutes, in minutes from the start.
import type { RibbonBlock } from "../gen/RibbonBlock";
import type { RibbonCard } from "../gen/RibbonCard";
import { MINUTE } from "./time";

/** An item's number, its minutes, and what it stands for. */
export type Lies = [number: number, minutes: number, kind: RibbonBlock["kind"]];

const mark = (at: number, words: string) => ({ at: { ms: at * MINUTE, rate: 0 }, words, day: "" });

export function ribbon(
  items: readonly Lies[],
  {
    now,
    slot,
    marks,
    ids,
  }: { now: number | null; slot: number; marks: string[]; ids: (number: number) => string },
): RibbonCard {
  let at = 0;
  const blocks: RibbonBlock[] = [];
  const put = (
    number: number,
    from: number,
    to: number,
    kind: RibbonBlock["kind"],
    past: boolean,
    whole: number | null,
  ) =>
    blocks.push({
      item: ids(number),
      number: String(number),
      from: { ms: from * MINUTE, rate: 0 },
      to: { ms: to * MINUTE, rate: 0 },
      kind,
      past,
      minutes: whole,
    });
  for (const [number, minutes, kind] of items) {
    const [from, to] = [at, at + minutes];
    const whole = kind === "done" ? null : minutes;
    if (from < slot) put(number, from, Math.min(to, slot), kind, false, to > slot ? null : whole);
    if (to > slot) put(number, Math.max(from, slot), to, kind, true, whole);
    at = to;
  }
  return {
    length: Math.max(slot + 10, at) * MINUTE,
    slot_ends: mark(slot, marks.at(-1) ?? ""),
    now: now === null ? null : { ms: now * MINUTE, rate: 1 },
    blocks,
    marks: marks.slice(0, -1).map((words, index) => mark((slot / (marks.length - 1)) * index, words)),
  };
}
