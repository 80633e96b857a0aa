// A click that only brings the window to the front must do nothing else: it was meant for the window.

/** A click this soon after the window got the focus is the one that brought it to the front. */
const RAISED_MS = 300;

let raisedAt = -Infinity;
if (typeof window !== "undefined")
  window.addEventListener("focus", () => {
    raisedAt = performance.now();
  });

/** Whether the click that is being handled brought the window to the front. */
export function onlyRaises(): boolean {
  return performance.now() - raisedAt < RAISED_MS;
}
