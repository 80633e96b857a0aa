// How the pages are built (build.js) and served. Nothing is inlined: the app's content security policy allows its own files alone.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const FONTS = "/node_modules/@fontsource-variable";
const LETTERS = `${FONTS}/inter/files/inter-latin-wght-normal.woff2`;
const DIGITS = `${FONTS}/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2`;

/** The fonts that a page needs for its first picture; a page that is not here has time. */
const FIRST_FONTS: Record<string, string[]> = {
  "presenter.html": [LETTERS, DIGITS],
  "audience.html": [LETTERS, DIGITS],
  "speaker.html": [LETTERS, DIGITS],
  "start.html": [LETTERS],
};

/** Has each page fetch its first fonts before its style sheet asks for them. */
const firstFonts: Plugin = {
  name: "first-fonts",
  transformIndexHtml: {
    order: "pre",
    handler: (_, { path }) =>
      (FIRST_FONTS[path.replace(/^\//, "")] ?? []).map((href) => ({
        tag: "link",
        attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href },
        injectTo: "head",
      })),
  },
};

export default defineConfig({
  base: "./",
  plugins: [svelte(), firstFonts],
  build: {
    target: "safari16.4",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5183, strictPort: true },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
} as import("vite").UserConfig);
