// Completes a typed name from known names.

/** The most names that are offered. */
const MOST = 4;

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Names with a word that begins with what was typed; those that match at their first word come first. */
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

/** The name to send: the completion that was chosen, else what was typed, in the spelling of a known name. */
export function nameMeant(candidates: readonly string[], typed: string, chosen: string | undefined): string {
  if (chosen !== undefined) return chosen;
  const name = typed.trim().replaceAll(/\s+/g, " ");
  return candidates.find((known) => plain(known) === plain(name)) ?? name;
}
