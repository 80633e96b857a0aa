/** Gives an element the first of these sizes, in hundredths of the window's width, with which its text has room; else the last. */
export function fit(element: HTMLElement, sizes: readonly number[]): void {
  for (const size of sizes) {
    element.style.setProperty("--text", String(size));
    if (element.scrollHeight <= element.clientHeight) return;
  }
}
