// Enough agenda editing to see a row move or disappear.
import type { AgendaRow } from "../gen/AgendaRow";
import type { Intent } from "../gen/Intent";

export function agendaAfter(rows: AgendaRow[], intent: Intent | undefined): AgendaRow[] {
  if (intent?.intent !== "move-item" && intent?.intent !== "remove-item") return rows;
  const rest = rows.filter(({ id }) => id !== intent.item);
  if (intent.intent === "remove-item") return numbered(rest);
  const at = intent.before === null ? rest.length : rest.findIndex(({ id }) => id === intent.before);
  const moved = rows.filter(({ id }) => id === intent.item);
  return numbered([...rest.slice(0, at), ...moved, ...rest.slice(at)]);
}

const numbered = (rows: AgendaRow[]): AgendaRow[] =>
  rows.map((row, index) => ({ ...row, number: String(index + 1) }));
