// A long list that grows in steps, so that a thousand rows do not delay the first picture of the window.
import { onMount } from "svelte";

/** How long it waits, so that what is in sight comes first … */
const LATER_MS = 1500;
/** … and the time between two steps. */
const EVERY_MS = 60;

/** How many rows a list has so far. To be made while its component is. */
export class Growing {
  /** `step` rows at first, and all of them a while after `begin`. */
  count: number = $state(0);

  constructor(step: number, begin: Promise<void>, length: () => number) {
    this.count = step;
    onMount(() => {
      let isGone = false;
      const more = (): void => {
        if (isGone || this.count >= length()) return;
        this.count += step;
        setTimeout(more, EVERY_MS);
      };
      void begin.then(() => setTimeout(more, LATER_MS));
      return () => (isGone = true);
    });
  }
}
