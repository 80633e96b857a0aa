// Finds actions and links by words of their names.

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
