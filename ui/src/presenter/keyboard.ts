// The presenter window's keyboard and mouse: decides where each key goes and sends it there.
import { isKeyOf } from "../actions";
import type { KeyPress } from "../gen/KeyPress";
import { isModifier, type Place, type Route, route, strokeOf } from "../keys";
import { Letters } from "../letters";
import { TurningKeys } from "../turning-keys";
import { editing } from "./agenda/editing.svelte";
import type { Presenter } from "./state/presenter.svelte";

export function listen(presenter: Presenter): void {
  const keyboard = new Keyboard(presenter);
  window.addEventListener("keydown", (event) => keyboard.strike(event), { capture: true });
  window.addEventListener("blur", () => keyboard.settle());
  window.addEventListener("focusin", noteField);
  window.addEventListener("mousedown", () => keyboard.settle(), { capture: true });
  window.addEventListener("mousedown", keepFocus, { capture: true });
  window.addEventListener("click", giveFocusBack);
  window.addEventListener("focusout", forgetClick);
  const turningKeys = new TurningKeys(presenter.wire);
  const report = (): void => {
    const here = place(presenter);
    turningKeys.report((stroke) => {
      const target = route(stroke, here);
      return target.to === "rust" && !target.press.text;
    });
  };
  for (const name of ["focusin", "focusout", "keyup", "click"])
    window.addEventListener(name, () => setTimeout(report));
  presenter.onSnapshot = () => setTimeout(report);
}

class Keyboard {
  readonly #presenter: Presenter;
  readonly #letters: Letters;

  constructor(presenter: Presenter) {
    this.#presenter = presenter;
    this.#letters = new Letters({
      act: (stroke) => this.#send(route(stroke, place(presenter))),
      prose: (text, since) => this.#prose(text, since),
    });
  }

  strike(event: KeyboardEvent): void {
    const { line } = this.#presenter;
    const stroke = strokeOf(event);
    const here = place(this.#presenter);
    const target = route(stroke, here);
    if (target.to === "focus" && isModifier(stroke.key)) return;
    this.#letters.keys = this.#presenter.keys;
    this.#letters.fastAreWords = this.#presenter.fastLettersAreWords;
    const isText =
      target.to === "line" ||
      target.to === "password" ||
      target.to === "form" ||
      target.to === "rust-and-line" ||
      target.to === "rust-then-commands";
    if (target.to === "focus" && here.field === "none") {
      this.#letters.settle();
      return;
    }
    if (isText || target.to === "focus") {
      if (this.#letters.strikeText(stroke, event.timeStamp)) consume(event);
      else if (target.to === "line") line.focus();
      else if (target.to === "password") this.#presenter.focusPassword();
      else if (target.to === "form") focusForm();
      else if (target.to !== "focus") {
        consume(event);
        this.#send(target);
      }
      return;
    }
    consume(event);
    if (isCommand(target)) this.#letters.strike(stroke, event.timeStamp);
    else {
      this.#letters.settle();
      this.#send(target);
    }
  }

  settle(): void {
    this.#letters.settle();
  }

  /** Sends a key where it goes, and returns the number under which Rust gets it. */
  #send(target: Route): number | null {
    const { wire, line, chooser } = this.#presenter;
    const presses = wire.lastSent;
    if (target.to === "rust" && isKeyOf(target.press, "save-as")) this.#afterForm(target.press);
    else if (target.to === "rust") {
      const ends = target.press.text && isKeyOf(target.press, "go-to-found") && this.#presenter.hasFound;
      const number = wire.press(target.press);
      // From now on keys are commands again, before the snapshot says so.
      if (ends) line.ended(number);
    }
    if (target.to === "rust-then-text") line.begun(wire.press(target.press), target.purpose);
    else if (target.to === "rust-and-line") line.entered(wire.press(target.press));
    else if (target.to === "rust-then-commands") line.ended(wire.press(target.press));
    else if (target.to === "rust-and-chooser") chooser.pressed(target.press);
    else if (target.to === "chooser") chooser.take(target.does);
    else if (target.to === "view") this.#presenter.run(target.local);
    return wire.lastSent > presses ? presses + 1 : null;
  }

  /** Sends a key once what is typed in a form has been taken, so that the file gets it. */
  #afterForm(press: KeyPress): void {
    const { snapshot, send, wire } = this.#presenter;
    const row = snapshot?.agenda.find(({ id }) => id === editing.item);
    if (row === undefined) {
      // A field of its own saves itself when it is left.
      (document.activeElement as HTMLElement | null)?.blur();
      wire.press(press);
    } else
      editing.save(row, send, () => {
        wire.press(press);
      });
  }

  #prose(text: string, since: number | null): void {
    const { line, plain, wire } = this.#presenter;
    if (plain) wire.prose(text, since);
    else line.prose(text, since);
  }
}

/** The key is a command now, and would be one again a moment later. */
function isCommand(target: Route): boolean {
  if (target.to === "rust") return !target.press.text;
  return target.to === "rust-then-text" || target.to === "rust-and-chooser";
}

function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function place(presenter: Presenter): Place {
  const focused = deepFocus();
  const field = focused instanceof HTMLElement ? (focused.dataset.field as Place["field"]) : undefined;
  return {
    field: field ?? "none",
    filled: focused instanceof HTMLInputElement && focused.value !== "",
    control:
      focused !== null &&
      focused !== clickedRow &&
      focused.matches("button, a, input, [role]:not([data-keys=rust])") &&
      focused.matches(":focus-visible"),
    border: focused?.matches("[role=separator]") ?? false,
    row: focused?.matches("[data-row], [data-block], [data-item] [role=alertdialog] *") ?? false,
    asked: (presenter.snapshot?.asks_to_end ?? false) || (presenter.snapshot?.offer ?? null) !== null,
    escapes: escapes(presenter),
    locked: (presenter.snapshot?.locked ?? null) !== null,
    menu: presenter.hasOwnOverlay || document.querySelector("[data-own-overlay]") !== null,
    draft: presenter.line.purpose,
    asksAboutNotes: (presenter.snapshot?.notes_question ?? null) !== null,
    chooser: presenter.chooser.open,
    form: document.querySelector("[data-form]") !== null,
    openPoll: (presenter.snapshot?.floor.open_poll ?? null) !== null,
    notes: !presenter.plain,
    selection: getSelection()?.isCollapsed === false,
  };
}

/** Esc takes away what covers the slide, or closes what is open over the window or asks something. */
function escapes({ snapshot, line }: Presenter): boolean {
  if (snapshot === null) return false;
  const { room, digits, search, overview, offer, locked, help_open, asks_to_end, asks_to_close } = snapshot;
  const { tool } = snapshot.pointing;
  return (
    room.look !== "slide" ||
    room.up_for !== null ||
    line.purpose !== null ||
    help_open ||
    asks_to_end ||
    [digits, search, overview, offer, locked, asks_to_close, tool].some((open) => open !== null)
  );
}

/** The field of a form that had the focus last. */
let lastField: HTMLInputElement | null = null;

function noteField(event: FocusEvent): void {
  if (event.target instanceof HTMLInputElement && event.target.dataset.field === "form")
    lastField = event.target;
}

/** Gives the open form's last field the focus, else the one that takes what is typed first. */
function focusForm(): void {
  const form = document.querySelector("[data-form]");
  const known = lastField !== null && form?.contains(lastField) === true ? lastField : null;
  const field =
    known ??
    form?.querySelector<HTMLInputElement>("[data-first]") ??
    form?.querySelector<HTMLInputElement>("[data-field=form]:not(:disabled)");
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
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
  if (target?.closest("button, a, label, [role=tab], [role=menuitem], [role=option], [role=separator]"))
    event.preventDefault();
}

/** The row that has the focus by a click. With the first key WebKit shows its focus as if it came by keyboard. */
let clickedRow: HTMLElement | null = null;

function forgetClick({ target }: FocusEvent): void {
  if (target === clickedRow) clickedRow = null;
}

/**
 * After a mouse click keys go to the slide again, even if a control had been focused by keyboard. But a row of the agenda keeps the
 * focus while its details are open, since these say which keys edit it and begin it.
 */
function giveFocusBack(event: MouseEvent): void {
  if (event.detail === 0 || document.querySelector("[data-own-overlay]") !== null) return;
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused.dataset.field) return;
  const row = rowOf(event.target);
  if (row !== null) {
    row.focus({ preventScroll: true, focusVisible: false } as FocusOptions);
    clickedRow = row;
  } else if (focused !== document.body) focused.blur();
}

/** The row of the agenda that an element is in, or in the details of. */
function rowOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const item = target.closest<HTMLElement>("[data-item]")?.dataset.item;
  return item === undefined
    ? target.closest<HTMLElement>("[data-row]")
    : document.querySelector<HTMLElement>(`[data-row="${CSS.escape(item)}"]`);
}
