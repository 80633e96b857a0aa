// Chooses the carrier: Tauri, or in a build for looking at (never in the product) the fixture.
import { type Carrier, tauri } from "./wire";

export async function carrier(): Promise<Carrier> {
  if (import.meta.env.MODE !== "production" && !("__TAURI_INTERNALS__" in window)) {
    return (await import("./dev/carrier")).fixture;
  }
  return tauri;
}
