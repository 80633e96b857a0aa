// Finds actions and links by what was typed of their names.

export interface Named {
  name: string;
  /** Other words that it may be looked for by. */
  also: string;
}

/** Those that hold every word typed, the ones whose name begins with it first, else in their order. */
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
