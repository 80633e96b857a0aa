// The outcome that is being chosen, before anybody is told: for which item, and what. Pure; what opens the chooser and
// what it sends stands in chooser.svelte.ts.
import type { FloorCard } from "../../gen/FloorCard";
import type { ItemId } from "../../gen/ItemId";
import type { Outcome } from "../../gen/Outcome";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";

/** An item that can be decided on. */
interface Decidable {
  item: ItemId;
  /** "2 · Private Access Tokens". */
  name: string;
  /** What was recorded. */
  outcome: Outcome | null;
  words: string;
}

export const EMPTY: Outcome = { chosen: [], wg: null, ad: null, willing: null, sentence: null };

type Known = Pick<PresenterSnapshot, "agenda"> & { floor: Pick<FloorCard, "outcomes"> };

/** The item that is up, with its outcome; it may be one that the session need not decide on. */
export function runningItem({ agenda, floor }: Known): Decidable | null {
  const row = agenda.find(({ state }) => state === "now");
  if (row === undefined) return null;
  const decided = floor.outcomes.find(({ item }) => item === row.id);
  return decided ?? { item: row.id, name: `${row.number} · ${row.title}`, outcome: null, words: "" };
}

/** The items to choose from, in the order of the agenda. */
export function decidableItems(known: Known): Decidable[] {
  const running = runningItem(known);
  const items: Decidable[] = [...known.floor.outcomes];
  if (running !== null && !items.includes(running) && !items.some(({ item }) => item === running.item))
    items.push(running);
  const place = ({ item }: Decidable): number => known.agenda.findIndex(({ id }) => id === item);
  return items.sort((one, other) => place(one) - place(other));
}

/** The item that the chooser begins with: the one that is up, else the first that should have an outcome and has none. */
export function firstItem(known: Known): ItemId | null {
  const { outcomes } = known.floor;
  const running = runningItem(known);
  const isToDecide = running !== null && outcomes.some(({ item }) => item === running.item);
  const open = outcomes.find(({ outcome }) => outcome === null);
  return (isToDecide ? running : (open ?? running ?? outcomes.at(-1)))?.item ?? null;
}

/** The outcome with one of the possible ones chosen or no longer; in their order. */
export function toggled(outcome: Outcome, one: string, possible: string[]): Outcome {
  const is = (each: string): boolean => outcome.chosen.includes(each) !== (each === one);
  return { ...outcome, chosen: possible.filter(is) };
}

/** What a digit does: 1 to 9 choose, 0 leaves none. */
export function withDigit(outcome: Outcome, digit: number, possible: string[]): Outcome {
  if (digit === 0) return { ...outcome, chosen: [] };
  const one = possible[digit - 1];
  return one === undefined ? outcome : toggled(outcome, one, possible);
}

/** The outcome as it is sent: without blanks around texts, and without empty ones. */
export function tidied(outcome: Outcome): Outcome {
  const text = (text: string | null): string | null => text?.trim() || null;
  return { ...outcome, wg: text(outcome.wg), ad: text(outcome.ad), sentence: text(outcome.sentence) };
}
