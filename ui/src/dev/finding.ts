// The fixture's overview and search: three decks, one with overlay steps and an outline; with ?many another one of 400 slides.
import type { FoundSlide } from "../gen/FoundSlide";
import type { OverviewDeck } from "../gen/OverviewDeck";
import type { Page } from "../gen/Page";
import type { Piece } from "../gen/Piece";
import type { SearchCard } from "../gen/SearchCard";
import type { Tile } from "../gen/Tile";
import { slides } from "./slides";
import { wanted } from "./wanted";

const many = wanted.has("many");

const titles: Record<string, string[]> = {
  chairs: [
    "Security Dispatch",
    "Note Well",
    "Code of Conduct",
    "This session is being recorded",
    "Meeting tips",
    "Links",
    "Agenda",
    "SecDispatch recommends next steps, does not adopt drafts",
    "Possible outcomes",
    "Participation guidelines",
    "Agenda bashing",
    "For information: Secure Credential Transfer",
    "Summary",
    "Thank you",
  ],
  pat: [
    "Private Access Tokens",
    "Why now",
    "IP addresses as identity",
    "Blind signatures in two minutes",
    "Roles: client, mediator, issuer, origin",
    "Per-origin rate limits",
    "Issuance",
    "Redemption",
    "What the origin learns",
    "Deployment",
    "Open issues",
    "Related work",
    "Two drafts",
    "Question for SecDispatch",
  ],
  "item:multicast": ["Security and privacy considerations for multicast transports"],
  ...(many ? { long: Array.from({ length: 400 }, (_, index) => `Measurement ${index + 1}`) } : {}),
};
/** How many steps the overlay slides have. */
const overlays: Record<string, number> = { "pat 5": 4, "pat 7": 3 };

function tilesOf(deck: string): Tile[] {
  let first = 1;
  return (titles[deck] ?? []).map((title, index) => {
    const steps = overlays[`${deck} ${index + 1}`] ?? 1;
    const pages = Array.from({ length: steps }, (_, step) => `${deck}/${first - 1 + step}`);
    const tile = { pages, first, number: String(index + 1), beside: "", title };
    first += steps;
    return tile;
  });
}

export const overview: OverviewDeck[] = [
  { deck: "chairs", title: "Chairs' slides", detail: "", tiles: tilesOf("chairs"), outline: [] },
  {
    deck: "pat",
    title: "2 · Private Access Tokens",
    detail: "Tommy Pauly · pat-01.pdf",
    tiles: tilesOf("pat"),
    outline: [
      { level: 1, title: "Motivation", slide: 2 },
      { level: 1, title: "The protocol", slide: 4 },
      { level: 2, title: "Issuance", slide: 10 },
      { level: 2, title: "Redemption", slide: 13 },
      { level: 1, title: "Where it should go", slide: 18 },
    ],
  },
  {
    deck: "item:multicast",
    title: "3 · Security and privacy considerations for multicast transports",
    detail: "Jake Holland",
    tiles: tilesOf("item:multicast"),
    outline: [],
  },
  ...(many
    ? [
        {
          deck: "long",
          title: "4 · Measurements",
          detail: "Someone · measurements.md",
          tiles: tilesOf("long"),
          outline: [],
        },
      ]
    : []),
];

/** Pages for tiles that the design's pictures don't cover. */
export const pages: Page[] = overview.flatMap(({ deck, tiles }) =>
  tiles.flatMap(({ pages, number, title }) =>
    pages.map((id): Page => {
      const known = slides.find((slide) => slide.id === id);
      const points = Array.from(
        { length: 2 + (Number(number) % 4) },
        (_, at) => `<li>Point ${at + 1} of it</li>`,
      );
      const html = `<h1>${title}</h1><ul>${points.join("")}</ul>`;
      return (
        known ?? {
          id,
          html,
          classes: deck === "pat" ? ["speaker"] : [],
          footer: ["SECDISPATCH · IETF 112", "", `${number} / ${tiles.length}`],
          picture: null,
        }
      );
    }),
  ),
);

/** Splits text into pieces; hits are in brackets. */
const pieces = (text: string): Piece[] =>
  text
    .split(/[[\]]/)
    .map((part, index) => ({ text: part, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
const found = (nth: number, id: string, number: string, title: string, excerpt: string): FoundSlide => ({
  nth,
  page: id,
  number,
  title: pieces(title),
  excerpt: pieces(excerpt.replace(/^Notes: /, "")),
  in_notes: excerpt.startsWith("Notes: "),
  intent: { intent: "go-to", deck: id.split("/")[0] ?? "", slide: 1 },
});

export const search: SearchCard = {
  words: "6 slides",
  chosen: 2,
  decks: [
    {
      title: "Chairs' slides",
      slides: [
        found(0, "chairs/6", "Slide 7", "Agenda", "Private Access [Tok]ens, Tommy Pauly, 25 min …"),
        found(
          1,
          "chairs/8",
          "Slide 9",
          "Possible outcomes",
          "Notes: … ask whether [tok]ens belong in PrivacyPass",
        ),
      ],
    },
    {
      title: "2 · Private Access Tokens",
      slides: [
        found(2, "pat/0", "Slide 1", "Private Access [Tok]ens", "Tommy Pauly, IETF 112, SecDispatch"),
        found(
          3,
          "pat/3",
          "Slide 4",
          "Blind signatures in two minutes",
          "… who signs a [tok]en never sees where it goes",
        ),
        found(
          4,
          "pat/9",
          "Slide 7",
          "Issuance",
          "… the mediator forwards the [tok]en request once it has checked the client's …",
        ),
      ],
    },
    {
      title: "3 · Security and privacy considerations for multicast transports",
      slides: [
        found(
          5,
          "item:multicast/0",
          "Slide 1",
          "Security and privacy considerations for multicast transports",
          "… [tok]en bucket …",
        ),
      ],
    },
  ],
};
