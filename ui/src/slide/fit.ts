// Finds the largest type scale at which a page's content fits its box.

/** The most layouts that a search takes. */
export const MOST_LAYOUTS = 6;

/**
 * Lays the content out at a scale and returns content over box, 1 or less if it fits: the larger of height and width. Null if the
 * box has no size: what is in a closed tab is not laid out.
 */
export type Measure = (scale: number) => number | null;

/**
 * Yields before each layout, so that the caller can let other work go first, and returns the scale found, null if the box
 * has no size. Text wraps differently at each scale, so its height grows with the square of it: the first guess uses that, the others
 * bisect.
 */
export function* searchFit(measure: Measure): Generator<void, number | null, void> {
  let excess = measure(1);
  if (excess === null || excess <= 1) return excess === null ? null : 1;
  let fits = 0;
  let spills = 1;
  let guess = Math.sqrt(1 / excess);
  for (let layouts = 1; layouts < MOST_LAYOUTS; layouts++) {
    yield;
    excess = measure(guess);
    // The tab was closed meanwhile.
    if (excess === null) return null;
    if (excess <= 1) {
      fits = guess;
      if (excess > 0.97) break;
    } else {
      spills = guess;
    }
    if (spills - fits < 0.01) break;
    guess = next(fits, spills, guess, excess);
  }
  if (fits > 0) return fits;
  return spills / excess / 1.02;
}

function next(fits: number, spills: number, guess: number, excess: number): number {
  const byArea = guess * Math.sqrt(0.985 / excess);
  if (byArea > fits && byArea < spills) return byArea;
  return fits > 0 ? (fits + spills) / 2 : spills * 0.7;
}
