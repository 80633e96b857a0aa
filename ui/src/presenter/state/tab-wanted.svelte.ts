// A tab of the detail pane that a button elsewhere asks for. The pane takes it and forgets it.
export const tabWanted: { tab: string | null } = $state({ tab: null });
