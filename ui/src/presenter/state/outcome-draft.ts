// The outcome being chosen, for which item, before it is sent. Pure functions; chooser.svelte.ts opens the chooser
// and sends the outcome.
import type { FloorCard } from "../../gen/FloorCard";
import type { ItemId } from "../../gen/ItemId";
import type { Outcome } from "../../gen/Outcome";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";

/** An item that an outcome can be recorded for. */
interface Decidable {
  item: ItemId;
  /** "2 · Private Access Tokens". */
  name: string;
  /** The recorded outcome; null if there is none yet. */
  outcome: Outcome | null;
  words: string;
}

export const EMPTY: Outcome = { chosen: [], wg: null, ad: null, willing: null, sentence: null, free: true };

type Known = Pick<PresenterSnapshot, "agenda"> & { floor: Pick<FloorCard, "outcomes"> };

/** The running item with its outcome, even if the session needn't decide on it; null if none is up. */
export function runningItem({ agenda, floor }: Known): Decidable | null {
  const row = agenda.find(({ state }) => state === "now");
  if (row === undefined) return null;
  const decided = floor.outcomes.find(({ item }) => item === row.id);
  return decided ?? { item: row.id, name: `${row.number} · ${row.title}`, outcome: null, words: "" };
}

/** The items to choose from, in agenda order. */
export function decidableItems(known: Known): Decidable[] {
  const running = runningItem(known);
  const items: Decidable[] = [...known.floor.outcomes];
  if (running !== null && !items.includes(running) && !items.some(({ item }) => item === running.item))
    items.push(running);
  const place = ({ item }: Decidable): number => known.agenda.findIndex(({ id }) => id === item);
  return items.sort((one, other) => place(one) - place(other));
}

/** The item that the chooser opens with: the running one, else the first that needs an outcome and has none. */
export function firstItem(known: Known): ItemId | null {
  const { outcomes } = known.floor;
  const running = runningItem(known);
  const isToDecide = running !== null && outcomes.some(({ item }) => item === running.item);
  const open = outcomes.find(({ outcome }) => outcome === null);
  return (isToDecide ? running : (open ?? running ?? outcomes.at(-1)))?.item ?? null;
}

/** What can be decided about an item: its own list, else the session's. */
export function possibleOutcomes(known: PresenterSnapshot, item: ItemId | null): string[] {
  return known.agenda.find(({ id }) => id === item)?.outcomes ?? known.floor.possible_outcomes;
}

/** The outcome with one choice added or removed; choices keep the order of `possible`. */
export function toggled(outcome: Outcome, one: string, possible: string[]): Outcome {
  const is = (each: string): boolean => outcome.chosen.includes(each) !== (each === one);
  return { ...outcome, chosen: possible.filter(is), free: true };
}

/** The outcome with the choice below or above alone; above the first is no conclusion. */
export function withStep(outcome: Outcome, by: 1 | -1, possible: string[]): Outcome {
  const at =
    outcome.chosen.length === 0
      ? -1
      : possible.indexOf(outcome.chosen[by > 0 ? outcome.chosen.length - 1 : 0]!);
  const one = possible[Math.max(-1, Math.min(possible.length - 1, at + by))];
  return one === undefined ? noConclusion(outcome) : { ...outcome, chosen: [one], free: true };
}

/** Nothing chosen, and the sentence only says more. */
export function noConclusion(outcome: Outcome): Outcome {
  return { ...outcome, chosen: [], free: false };
}

/**
 * The text that letters typed outside of the fields go into: the group or the area director if what is chosen is about one, else the
 * sentence.
 */
export function fieldOf({ chosen }: Outcome): "wg" | "ad" | "sentence" {
  if (chosen.some(namesGroup)) return "wg";
  return chosen.some(namesAreaDirector) ? "ad" : "sentence";
}

/** Whether it is about handing over to a group: "Direct to an existing WG". */
function namesGroup(one: string): boolean {
  return /\b(existing|new)\b.*\b(WG|group)\b/i.test(one);
}

function namesAreaDirector(one: string): boolean {
  return /\bADs?\b|area director/i.test(one);
}

/** Which fields there are besides the sentence: those that something possible is about, and those that say something already. */
export function fieldsFor(possible: string[], { wg, ad, willing }: Outcome): { wg: boolean; ad: boolean } {
  return {
    wg: wg !== null || possible.some(namesGroup),
    ad: ad !== null || willing !== null || possible.some(namesAreaDirector),
  };
}

/** Whether the sentence is the outcome itself, because nothing was chosen. */
export function isFree({ chosen, free, sentence }: Outcome): boolean {
  return free === true && chosen.length === 0 && (sentence?.trim() ?? "") !== "";
}

/** Applies a digit: 1 to 9 toggle a choice, 0 clears them all. */
export function withDigit(outcome: Outcome, digit: number, possible: string[]): Outcome {
  if (digit === 0) return noConclusion(outcome);
  const one = possible[digit - 1];
  return one === undefined ? outcome : toggled(outcome, one, possible);
}

/** The outcome as it is sent: texts trimmed, empty ones null. */
export function tidied(outcome: Outcome): Outcome {
  const text = (text: string | null): string | null => text?.trim() || null;
  const texts = { wg: text(outcome.wg), ad: text(outcome.ad), sentence: text(outcome.sentence) };
  return { ...outcome, ...texts, free: isFree(outcome) };
}
