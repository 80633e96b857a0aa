// Builds the four pages. Nothing is inlined: the app's content security policy allows its own files alone.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { parse } from "node:path";
import { defineConfig } from "vite";

/** What the parts that several pages use are called. */
const SHARED = "shared";

function shortName(name: string): string {
  return name.startsWith(SHARED) ? SHARED : parse(name).name;
}

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  build: {
    target: "safari16.4",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["presenter.html", "audience.html", "start.html", "print.html"],
      output: {
        // Every file costs a window some time before it is drawn, so small parts of several pages lie together.
        codeSplitting: {
          groups: [
            { name: SHARED, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 },
          ],
        },
        // Their own names list all that use them.
        chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
        assetFileNames: ({ names }) => `assets/${shortName(names[0] ?? "")}-[hash][extname]`,
      },
    },
  },
  server: { port: 5183, strictPort: true },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
} as import("vite").UserConfig);
