// Where those who wait lie on the ribbon of the queue, from now on, beside the time that is left.
import type { QueueNeed } from "../../gen/QueueNeed";
import { span } from "../../time";

/** So many blocks can be told apart. */
const MOST = 40;

export interface NeedRibbon {
  /** How many of those who wait are drawn. */
  shown: number;
  /** A block's left edge and width in percent, by its index. */
  place(index: number): { left: number; width: number };
  /** Where the time is over, in percent, `passed` milliseconds after the snapshot. */
  left(passed: number): number;
}

/** The ribbon is as long as what all of them need, so that time that is left beyond that lies at its end. */
export function needRibbon({ each, left }: QueueNeed, waiting: number): NeedRibbon {
  const shown = Math.min(waiting, MOST);
  const width = 100 / Math.max(1, shown);
  const length = each * Math.max(1, waiting);
  return {
    shown,
    place: (index) => ({ left: index * width, width }),
    left: (passed) => Math.min(100, Math.max(0, (span(left, passed) / length) * 100)),
  };
}
