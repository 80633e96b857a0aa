// Switches off what a browser does by itself and a presenter must not: context menus, dropped files, zoom, dragged pictures.
const passive = { passive: false, capture: true } as const;

export function preventBrowserDefaults(target: Window): void {
  const refuse = (event: Event): void => event.preventDefault();
  for (const name of ["dragstart", "dragover", "drop", "auxclick", "gesturestart"]) {
    target.addEventListener(name, refuse, passive);
  }
  target.addEventListener("contextmenu", refuse);
  target.addEventListener("wheel", (event) => event.ctrlKey && event.preventDefault(), passive);
}
