// Builds the five pages, each by itself: `node build.js [MODE [FOLDER]]`. A page then has one script and one style sheet to fetch before its
// first picture, instead of thirty; what two pages have in common is in both.
import { rm } from "node:fs/promises";

import { build } from "vite";

const PAGES = ["presenter", "audience", "speaker", "start", "print"];

const [mode = "production", outDir = "dist"] = process.argv.slice(2);
await rm(outDir, { recursive: true, force: true });
for (const page of PAGES) {
  const codeSplitting = { groups: [{ name: page, tags: ["$initial"] }] };
  const rolldownOptions = { input: `${page}.html`, output: { codeSplitting } };
  await build({ mode, logLevel: "warn", build: { outDir, emptyOutDir: false, rolldownOptions } });
}
