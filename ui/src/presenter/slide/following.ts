// What a click on a link of a slide does: the browser opens it, after a question if its words don't say where it leads.
import type { Presenter } from "../state/presenter.svelte";

/** Handles the clicks inside a slide. */
export function following(presenter: Presenter): (event: Event) => void {
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null) return;
    event.preventDefault();
    const url = link.getAttribute("href") ?? "";
    if (url !== "" && !url.startsWith("#")) presenter.followLink(url, link.textContent);
  };
}
