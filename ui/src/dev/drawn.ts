// Draws the presenter window as HTML for tests: its content at one moment, without a browser.
// What is attached to elements (ticking texts, slides, cards) is missing.
import "./no-browser";

import { render } from "svelte/server";

import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import { Presenter } from "../presenter/state/presenter.svelte";
import Window from "../presenter/Window.svelte";
import { Wire } from "../wire";
import { card } from "./session";

/** Draws the whole window. `change` can prepare the view's own state. */
export function drawn(snapshot: PresenterSnapshot, change?: (presenter: Presenter) => void): string {
  const presenter = new Presenter(
    new Wire({ send: () => {}, subscribe: () => {}, ask: () => new Promise(() => {}) }),
  );
  presenter.card = card;
  presenter.snapshot = snapshot;
  change?.(presenter);
  return render(Window, { props: { presenter } }).body.replaceAll(/<!--.*?-->/g, "");
}
