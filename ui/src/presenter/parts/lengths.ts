// Lengths that custom properties stand for, in pixels.

/**
 * Measures custom properties where an element is. They are laid out: WebKit enlarges those that are registered as lengths, and can be
 * read, twice when the text has another size.
 */
export function lengthsOf(element: HTMLElement, names: readonly string[]): number[] {
  const rods = names.map((name) => {
    const rod = document.createElement("i");
    Object.assign(rod.style, { position: "absolute", visibility: "hidden", width: `var(${name})` });
    return rod;
  });
  element.append(...rods);
  const lengths = rods.map((rod) => rod.getBoundingClientRect().width);
  for (const rod of rods) rod.remove();
  return lengths;
}
