// Builds the five pages. Nothing is inlined: the app's content security policy allows its own files alone.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  build: {
    target: "safari16.4",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ["presenter.html", "audience.html", "speaker.html", "start.html", "print.html"] },
  },
  server: { port: 5183, strictPort: true },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
} as import("vite").UserConfig);
