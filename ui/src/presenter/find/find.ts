// Finds actions and links by words of their names.
import { listed } from "../../actions";
import type { Action } from "../../gen/Action";

export interface Named {
  name: string;
  /** Other words to find it by. */
  also: string;
}

/**
 * Entries that contain every word typed: first those whose name begins with it, then those that have it as a word in their
 * name, then as another word to find them by, the likelier the earlier it stands there.
 */
export function find<Entry extends Named>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [...entries];
  const words = wanted.split(/\s+/);
  const found = entries.filter((entry) => {
    const text = `${entry.name} ${entry.also}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = ({ name, also }: Entry): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    if (` ${lower.replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${wanted} `)) return 1;
    const nth = also
      .toLowerCase()
      .split(" ")
      .indexOf(words[0] ?? "");
    if (nth >= 0) return 2 + nth / 1000;
    return lower.includes(wanted) ? 3 : 4;
  };
  return found.sort((one, other) => rank(one) - rank(other));
}

/**
 * What the palette can do by name. A number is typed where the keys are, the palette itself is open already, and only while somebody
 * speaks is there a comment to end.
 */
export function actions(plain: boolean, isSpeaking = true): (Named & { action: Action })[] {
  return listed(plain)
    .filter(({ action }) => action !== "palette" && action !== "type-number")
    .filter(({ action }) => action !== "mic-free" || isSpeaking)
    .map(({ action, name, group, synonyms = "" }) => ({ action, name, also: `${synonyms} ${group}` }));
}
