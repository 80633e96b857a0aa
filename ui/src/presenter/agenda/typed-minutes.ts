// Whether what was typed looks like minutes, so that a slip is said before the line is gone. Rust reads them.

const LENGTH = /^\d+\s*(h|hours?|m|mins?|minutes?|s|secs?|seconds?)?(\s*\d+\s*[a-z]*)*$/i;

/** A length: `7`, `7m`, `1h30`, `25 min`. */
export function isLength(text: string): boolean {
  return LENGTH.test(text.trim());
}

/** A length, a change of it (`+5`, `-5`), or when it ends (`12:45`). */
export function areMinutes(text: string): boolean {
  const typed = text.trim();
  return isLength(typed.replace(/^[+\-−]\s*/, "")) || /^\d{1,2}:\d{2}$/.test(typed);
}

export const HOW = "7, 1h30, +5, −5, or when it ends: 12:45";
