// Opens an item's details in the detail pane.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Intent } from "../../gen/Intent";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { editing } from "./editing.svelte";
import { type FirstField, looking } from "./looking.svelte";

/** Opens the item's details, with the focus in a field if one is named. What was typed in another item's is saved first. */
export function pick(
  row: AgendaRow,
  snapshot: PresenterSnapshot,
  send: (intent: Intent) => number,
  field: FirstField | null = null,
): void {
  looking.asks = null;
  looking.edits = field === null ? null : row.id;
  looking.field = field ?? "title";
  if (field === "question") editing.all = true;
  const open = snapshot.agenda.find(({ id }) => id === editing.item);
  if (open?.id === row.id) return;
  if (open === undefined) editing.open(row, snapshot.floor.own_outcomes);
  else editing.save(open, send, () => editing.open(row, snapshot.floor.own_outcomes));
}
