// The fixture's day.
import type { Clocks } from "../gen/Clocks";

export const MINUTE = 60_000;
export const at = (time: string): number => Date.parse(`2021-11-09T${time}Z`);

/** The clocks of a session that begins at 12:00 UTC, on a machine in Prague. */
export function clocks(now: number): Clocks {
  return {
    epoch_ms: now,
    start_ms: at("12:00:00"),
    zone: [{ from_ms: 0, offset_s: 0, name: "UTC" }],
    local: [{ from_ms: 0, offset_s: 3600, name: "CET" }],
  };
}
