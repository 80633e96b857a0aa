// A look at all decks: how far it is, and what it came to in one sentence.
import type { DecksChecked } from "../../gen/DecksChecked";

/** How far the look is. */
export function progress({ seen, of }: Pick<DecksChecked, "seen" | "of">): string {
  return of === 0 ? "Opening the decks …" : `${seen} of ${of} pages`;
}

export function summary(decks: NonNullable<DecksChecked["decks"]>): string {
  if (decks.length === 0) return "There is no deck to look at.";
  const toMend = decks.filter(({ findings }) => findings.length > 0).length;
  if (toMend === 0)
    return decks.length === 1
      ? "There is nothing to mend."
      : `There is nothing to mend in ${decks.length} decks.`;
  const fine = decks.length - toMend;
  const rest = fine === 0 ? "" : fine === 1 ? "; one is fine" : `; ${fine} are fine`;
  return `${toMend === 1 ? "One deck has" : `${toMend} decks have`} something to mend${rest}.`;
}
