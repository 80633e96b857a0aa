// Turns a keycap into the key names that `aria-keyshortcuts` uses.

const NAMES: Record<string, string> = {
  Ctrl: "Control",
  Esc: "Escape",
  "→": "ArrowRight",
  "←": "ArrowLeft",
  "↑": "ArrowUp",
  "↓": "ArrowDown",
  "+": "Plus",
  "−": "-",
};

/** "Ctrl+Z" as "Control+Z", "⇧M" as "Shift+M", "+" as "Plus". */
export function shortcutOf(cap: string): string {
  // A plus separates two keys only if there is something on both sides.
  const keys = cap.replace("⇧", "Shift+").split(/(?<=.)\+(?=.)/);
  return keys.map((key) => NAMES[key] ?? key).join("+");
}
