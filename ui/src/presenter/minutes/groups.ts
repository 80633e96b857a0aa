// The notes grouped by item, in the order they were written.
import type { NoteRow } from "../../gen/NoteRow";

interface NotesOfItem {
  /** Unique among the groups. */
  id: string;
  /** "2 · Private Access Tokens", "Before the first item". */
  item: string;
  rows: NoteRow[];
}

/** One group for each run of notes on one item: an item that came up twice has two. */
export function byItem(rows: readonly NoteRow[]): NotesOfItem[] {
  const groups: NotesOfItem[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.item === row.item) last.rows.push(row);
    else groups.push({ id: `${groups.length} ${row.item}`, item: row.item, rows: [row] });
  }
  return groups;
}
