// Names that complete what is typed.

/** So many are offered. */
const MOST = 4;

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Names with a word that begins as it was typed, those whose first word does before the others. */
export function completions(candidates: readonly string[], typed: string): string[] {
  const wanted = plain(typed.trim());
  if (wanted === "") return [];
  const at = (name: string): number => {
    const words = plain(name);
    for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1))
      if (at === 0 || !/[\p{L}\p{N}]/u.test(words[at - 1] ?? "")) return at;
    return -1;
  };
  const found = candidates.map((name) => ({ name, at: at(name) })).filter(({ at }) => at >= 0);
  const first = found.filter(({ at }) => at === 0);
  const later = found.filter(({ at }) => at > 0);
  return [...first, ...later].slice(0, MOST).map(({ name }) => name);
}

/** The name that is meant: the one chosen from those offered, else what was typed, spelled as it is known. */
export function nameMeant(candidates: readonly string[], typed: string, chosen: string | undefined): string {
  if (chosen !== undefined) return chosen;
  const name = typed.trim().replaceAll(/\s+/g, " ");
  return candidates.find((known) => plain(known) === plain(name)) ?? name;
}
