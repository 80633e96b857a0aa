// Long paths in a message: what a path begins with and the file's name are seen, and what lies between is left out.

/** A path of more characters is shortened. */
const LONGEST = 32;

/** A path with a slash at its start, after `~` or after a drive's letter, as far as it has no space. */
const PATHS = /(?<![^\s“"(])(?:~|[A-Za-z]:)?[/\\][^\s“”"]+/gu;

/** The words with each long path shortened in its middle: "Saved to /home/…/minutes.md". */
export function withShortPaths(words: string): string {
  return words.replaceAll(PATHS, (path) => {
    const parts = path.split(/(?<=[/\\])/u);
    const first = parts.slice(0, parts[0] === "/" ? 2 : 1).join("");
    const last = parts.at(-1) ?? "";
    return path.length <= LONGEST || parts.length < 4 ? path : `${first}…${first.at(-1)}${last}`;
  });
}
