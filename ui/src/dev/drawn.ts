// The presenter window as HTML, for tests: what stands in it at a moment, without a browser to draw it.
// What is attached to elements (texts that tick, slides, cards) is not in it.
import "./no-browser";

import { render } from "svelte/server";

import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import { Presenter } from "../presenter/state/presenter.svelte";
import Window from "../presenter/Window.svelte";
import { Wire } from "../wire";
import { card } from "./session";

/** The whole window; `change` may prepare what is the window's own. */
export function drawn(snapshot: PresenterSnapshot, change?: (presenter: Presenter) => void): string {
  const presenter = new Presenter(new Wire({ send: () => {}, subscribe: () => {} }));
  presenter.card = card;
  presenter.snapshot = snapshot;
  change?.(presenter);
  return render(Window, { props: { presenter } }).body.replaceAll(/<!--.*?-->/g, "");
}
