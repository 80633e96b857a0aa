// Hides the pointer where it is only in the way.

const REST_MS = 2000;

/** Marks an element as `resting` while the mouse has not moved for a while. */
export function hideRestingCursor({ classList }: HTMLElement): void {
  const rest = (): void => classList.add("resting");
  let timer = setTimeout(rest, REST_MS);
  window.addEventListener("mousemove", () => {
    classList.remove("resting");
    clearTimeout(timer);
    timer = setTimeout(rest, REST_MS);
  });
}
