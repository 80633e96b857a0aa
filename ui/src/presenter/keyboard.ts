// The presenter window's keyboard and mouse: decides where each key goes and sends it there.
import { isKeyOf } from "../actions";
import { type Place, route, strokeOf } from "../keys";
import type { Presenter } from "./state/presenter.svelte";

export function listen(presenter: Presenter): void {
  window.addEventListener("keydown", (event) => strike(presenter, event), { capture: true });
  window.addEventListener("mousedown", keepFocus, { capture: true });
  window.addEventListener("click", giveFocusBack);
}

function strike(presenter: Presenter, event: KeyboardEvent): void {
  const { wire, line, chooser } = presenter;
  const target = route(strokeOf(event), place(presenter));
  if (target.to === "focus") return;
  if (target.to === "line") {
    line.focus();
    return;
  }
  if (target.to === "password") {
    presenter.focusPassword();
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (target.to === "rust") {
    const ends = target.press.text && isKeyOf(target.press, "go-to-found") && presenter.hasFound;
    const number = wire.press(target.press);
    // From now on keys are commands again, before the snapshot says so.
    if (ends) line.ended(number);
  }
  if (target.to === "rust-then-text") line.begun(wire.press(target.press), target.purpose);
  else if (target.to === "rust-then-commands") line.ended(wire.press(target.press));
  else if (target.to === "rust-and-chooser") chooser.struck(target.press);
  else if (target.to === "chooser") chooser.take(target.does);
  else if (target.to === "view") presenter.run(target.local);
}

function place(presenter: Presenter): Place {
  const focused = deepFocus();
  const field = focused instanceof HTMLElement ? (focused.dataset.field as Place["field"]) : undefined;
  return {
    field: field ?? "none",
    filled: focused instanceof HTMLInputElement && focused.value !== "",
    control:
      focused !== null &&
      focused.matches("button, a, input, [role]:not([data-keys=rust])") &&
      focused.matches(":focus-visible"),
    row: focused?.matches("[data-row], [data-block]") ?? false,
    asked: (presenter.snapshot?.asks_to_end ?? false) || (presenter.snapshot?.offer ?? null) !== null,
    locked: (presenter.snapshot?.locked ?? null) !== null,
    menu: presenter.hasOwnOverlay || document.querySelector("[data-own-overlay]") !== null,
    draft: presenter.line.purpose,
    chooser: presenter.chooser.open,
    openPoll: (presenter.snapshot?.floor.open_poll ?? null) !== null,
    notes: !presenter.plain,
    selection: getSelection()?.isCollapsed === false,
  };
}

/** The focused element, even if it is inside a slide's shadow root. */
function deepFocus(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === document.body ? null : focused;
}

/** Pressing the mouse on a control doesn't move the focus: typing continues, and keys still go to the slide. */
function keepFocus(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.matches("[data-field]")) return;
  if (target?.closest("button, a, label, [role=tab], [role=menuitem], [role=option]")) event.preventDefault();
}

/** After a mouse click keys go to the slide again, even if a control had been focused by keyboard. */
function giveFocusBack(event: MouseEvent): void {
  if (event.detail === 0 || document.querySelector("[data-own-overlay]") !== null) return;
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body && !focused.dataset.field) {
    focused.blur();
  }
}
