// A pointer on words that are cut off shows them whole, in a `title`. Where they are seen whole that would only repeat them, and hide
// what stands below.

const cut = (element: Element): boolean =>
  element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;

/** Whether the title says no more than what is seen. */
export function repeats(title: string, text: string): boolean {
  const plain = (words: string): string => words.replaceAll(/\s+/gu, " ").trim();
  return title !== "" && plain(text).includes(plain(title));
}

/** Takes titles away that repeat what is seen, while the pointer is there. */
export function leaveOutWholeTitles(document: Document): void {
  document.addEventListener("pointerover", ({ target }) => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[title]") : null;
    if (element === null || !repeats(element.title, element.textContent)) return;
    if ([element, ...element.querySelectorAll(".one, .parts")].some(cut)) return;
    const { title } = element;
    element.title = "";
    const bringBack = (): void => {
      if (element.title === "") element.title = title;
    };
    element.addEventListener("pointerleave", bringBack, { once: true });
  });
}
