// Tells Rust which of the keys that turn would turn now. It takes those before this window gets them, so that the room turns
// while the web process is busy.
import { turning } from "./actions";
import type { Stroke } from "./keys";
import type { Wire } from "./wire";

export class TurningKeys {
  readonly #wire: Wire;
  #reported = "";

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** `turns` says where a key would go now. To be called whenever that may have changed. */
  report(turns: (stroke: Stroke) => boolean): void {
    const names = turning()
      .filter((key) => turns({ ...key, repeat: false, composing: false }))
      .map(({ key }) => key);
    const report = names.join();
    if (report === this.#reported) return;
    this.#reported = report;
    this.#wire.reportKeys(names);
  }
}
