// What a card for the room is made of.
import { expect, test } from "vitest";

import { cards } from "../dev/cards";
import { cardParts, cardWords } from "./card";

test("the heading, and above and below it what there are words for", () => {
  expect(cardParts(cards.time!)).toEqual([["h1", "", "5 minutes left"]]);
  expect(cardParts(cards.poll!).map(([tag, className]) => [tag, className])).toEqual([
    ["h1", ""],
    ["ul", "lines"],
    ["p", "foot"],
  ]);
  expect(cardParts(cards.question!)[0]).toEqual(["p", "kicker", "2 · Private Access Tokens"]);
});

test("a line has its mark before it, when it has one", () => {
  const [, lines] = cardParts({
    ...cards.poll!,
    lines: [
      { mark: "31", text: "yes" },
      { mark: "", text: "a hum" },
    ],
  });
  expect(lines?.[2]).toEqual([
    [
      "li",
      "",
      [
        ["b", "mark", "31"],
        ["span", "", "yes"],
      ],
    ],
    ["li", "", [["span", "", "a hum"]]],
  ]);
});

test("all its words are said in one line", () => {
  expect(cardWords(cards.time!)).toBe("5 minutes left");
  expect(cardWords(cards.poll!)).toBe(
    "Is there interest in working on this?; 31 yes; 4 no; 62 no opinion; Not a vote, to be confirmed on the list",
  );
});
