// Finds actions and links by words of their names.
import { listed } from "../../actions";
import type { Action } from "../../gen/Action";

export interface Named {
  name: string;
  /** Other words to find it by. */
  also: string;
}

/** Entries that contain every word typed: first those whose name begins with it, then the others in their order. */
export function find<Entry extends Named>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [...entries];
  const words = wanted.split(/\s+/);
  const found = entries.filter((entry) => {
    const text = `${entry.name} ${entry.also}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = ({ name }: Entry): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.includes(wanted) ? 1 : 2;
  };
  return found.sort((one, other) => rank(one) - rank(other));
}

/** What the palette can do by name. A number is typed where the keys are, and the palette itself is open already. */
export function actions(plain: boolean): (Named & { action: Action })[] {
  return listed(plain)
    .filter(({ action }) => action !== "palette" && action !== "type-number")
    .map(({ action, name, group, synonyms = "" }) => ({ action, name, also: `${group} ${synonyms}` }));
}
