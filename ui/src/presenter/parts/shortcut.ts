// What a keycap says in the words of `aria-keyshortcuts`: the names that the DOM has for keys.

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
  // A plus parts two keys only when it has one on either side.
  const keys = cap.replace("⇧", "Shift+").split(/(?<=.)\+(?=.)/);
  return keys.map((key) => NAMES[key] ?? key).join("+");
}
