// Switches off what a browser does by itself and a presenter must not: context menus, dropped files, zoom, dragged pictures. A field
// keeps its menu, so that the mouse alone can paste.
const passive = { passive: false, capture: true } as const;

export function preventBrowserDefaults(target: Window): void {
  const refuse = (event: Event): void => event.preventDefault();
  for (const name of ["dragstart", "dragover", "drop", "auxclick", "gesturestart"]) {
    target.addEventListener(name, refuse, passive);
  }
  target.addEventListener("contextmenu", (event) => {
    const at = event.target;
    if (!(at instanceof Element && at.matches("textarea, input:not([type=checkbox], [type=radio])")))
      refuse(event);
  });
  target.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), passive);
}
