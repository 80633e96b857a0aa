// Chooses what carries messages: Tauri, or the fixture in builds made for looking at the views (never in the product).
import { type Carrier, tauri } from "./wire";

export async function carrier(): Promise<Carrier> {
  if (import.meta.env.MODE !== "production" && !("__TAURI_INTERNALS__" in window)) {
    return (await import("./dev/carrier")).fixture;
  }
  return tauri;
}
