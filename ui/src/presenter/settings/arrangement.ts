// Where each screen is drawn, in percent of all of them together.
import type { ScreenBox } from "../../gen/ScreenBox";

/** A drawing of this many rem is wide enough to read a screen's name in it. */
const SCREEN_REM = 14;
const HEIGHT_REM = 12;

export interface Drawn {
  screen: ScreenBox;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** All screens in one box: its shape, how wide it may be in rem, and the place of each. */
export function arrangement(screens: readonly ScreenBox[]): { ratio: string; width: number; boxes: Drawn[] } {
  const width = Math.max(1, ...screens.map((screen) => screen.left + screen.width));
  const height = Math.max(1, ...screens.map((screen) => screen.top + screen.height));
  const percent = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 100;
  const boxes = screens.map((screen) => ({
    screen,
    left: percent(screen.left, width),
    top: percent(screen.top, height),
    width: percent(screen.width, width),
    height: percent(screen.height, height),
  }));
  const narrowest = Math.min(width, ...screens.map((screen) => screen.width));
  const wide = Math.min((width / Math.max(1, narrowest)) * SCREEN_REM, (width / height) * HEIGHT_REM * 2);
  return { ratio: `${width} / ${height}`, width: Math.round(wide * 10) / 10, boxes };
}

/** Which of our windows are on a screen. */
export function windowsOn({ has_room, has_presenter, has_speaker }: ScreenBox): string {
  if (has_room && has_presenter) return has_speaker ? "All windows" : "Both windows";
  if (has_room) return "The room's window";
  if (has_speaker) return has_presenter ? "This window and the speaker's" : "The speaker's window";
  return has_presenter ? "This window" : "";
}
