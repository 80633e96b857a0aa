// What the fixture's address asks for; nothing where there is no address, as in tests.
export const wanted = new URLSearchParams(globalThis.location?.search);
