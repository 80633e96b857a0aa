// The fixture's pages: those of the design's pictures, and one of each kind of content.
import type { Page } from "../gen/Page";

const footer = (right: string): Page["footer"] => ["secdispatch · IETF 112", "Note Well applies", right];
const slide = (id: string, html: string, classes: string[] = [], foot = footer("9 / 14")): Page => ({
  id,
  html,
  classes,
  footer: foot,
});
const list = (...items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
const qr = `<svg class="qr" viewBox="0 0 25 25" shape-rendering="crispEdges"><path d="M0 0h7v7H0zM9 0h2v3H9zM18 0h7v7h-7zM0 18h7v7H0zM9 9h7v7H9zM18 12h3v5h-3zM22 20h3v5h-3zM12 19h4v3h-4z"/></svg>`;

const noteWell = `<h1>Note Well <em>– still applies</em></h1>
<p>This is a reminder of IETF policies in effect on various topics such as patents or code of conduct. It is only meant to point you in the right direction. Exceptions may apply. The IETF's patent policy and the definition of an IETF "contribution" and "participation" are set forth in BCP 79; please read it carefully.</p>
${list(
  "By participating in the IETF, you agree to follow IETF processes and policies.",
  "If you are aware that any IETF contribution is covered by patents or patent applications that are owned or controlled by you or your sponsor, you must disclose that fact, or not participate in the discussion.",
  "As a participant in or attendee to any IETF activity you acknowledge that written, audio, video, and photographic records of meetings may be made public.",
  "Personal information that you provide to IETF will be handled in accordance with the IETF Privacy Statement.",
  "As a participant or attendee, you agree to work respectfully with other participants; please contact the ombudsteam (https://www.ietf.org/contact/ombudsteam/) if you have questions or concerns about this.",
)}
<div class="documents"><p>Definitive information is in the documents listed below and other IETF BCPs. For advice, please talk to WG chairs or ADs:</p><ul><li><b>BCP 9</b> Internet Standards Process</li><li><b>BCP 25</b> Working Group processes</li><li><b>BCP 25</b> Anti-Harassment Procedures</li><li><b>BCP 54</b> Code of Conduct</li><li><b>BCP 78</b> Copyright</li><li><b>BCP 79</b> Patents, Participation</li><li><b>https://www.ietf.org/privacy-policy/</b> Privacy Policy</li></ul></div>`;

const links = [
  "Meetecho https://meetings.conf.meetecho.com/ietf112/?group=secdispatch&amp;short=&amp;item=1",
  "Jabber secdispatch@jabber.ietf.org",
  "Minutes https://notes.ietf.org/notes-ietf-112-secdispatch",
  "Slides https://datatracker.ietf.org/meeting/112/session/secdispatch",
  "List secdispatch@ietf.org",
  "Archive https://mailarchive.ietf.org/arch/browse/secdispatch/",
  "Charter https://datatracker.ietf.org/wg/secdispatch/about/",
  "Wiki https://trac.ietf.org/trac/secdispatch/wiki/",
  "Guide https://www.ietf.org/how/meetings/109/session-participant-guide",
  "Issues http://www.ietf.org/how/meetings/issues/",
  "Agenda https://datatracker.ietf.org/meeting/112/agenda/",
  "Privacy https://www.ietf.org/privacy-policy/",
]
  .map((link) => {
    const [label, url] = link.split(" ");
    return `<div><b>${label}</b><a href="${url}">${url}</a>${qr}</div>`;
  })
  .join("");

export const slides: Page[] = [
  slide(
    "chairs/0",
    "<h1>Security Dispatch</h1><h2>IETF 112 · secdispatch</h2><p>Tuesday, 9 November 2021, 12:00–14:00 UTC</p><p>Kathleen Moriarty, Mohit Sethi, Richard Barnes</p>",
    ["lead"],
    ["", "Note Well applies", "1 / 14"],
  ),
  slide(
    "chairs/8",
    `<h1>Possible outcomes</h1>${list("Direct to an existing WG", "Propose a new, focused WG", "AD-sponsorship (assuming AD is willing)", "Additional discussion or community development required", "IETF should not work on this topic")}`,
  ),
  slide(
    "chairs/9",
    `<h1>Participation guidelines</h1>${list("State your name before speaking", "Keep the <a href='https://datatracker.ietf.org/wg/dispatch/about/'>DISPATCH question</a> in mind", "Keep your comment to 2–3 minutes")}`,
    [],
    footer("10 / 14"),
  ),
  slide(
    "pat/13",
    `<h1>Question for SecDispatch</h1>${list("Who signs a token never sees where it goes", "Two drafts: architecture, HTTP scheme", "Is there interest, and where should it go?")}`,
    ["speaker"],
    ["Private Access Tokens · Tommy Pauly", "", "14 / 14"],
  ),
  slide(
    "show:note-well/0",
    noteWell,
    ["interstitial"],
    ["secdispatch · IETF 112", "", "Note Well as of 9 Nov 2021"],
  ),
  slide(
    "show:links/0",
    `<h1>Links</h1><div class="links-grid">${links}</div>`,
    ["interstitial"],
    ["secdispatch · IETF 112", "", ""],
  ),
  slide(
    "item:multicast/0",
    `<p class="number">3</p><h1>Security and privacy considerations for multicast transports</h1><p class="presenter">Jake Holland</p><p class="question">Is there interest, and where should it go?</p>`,
    ["item", "generated"],
  ),
  slide(
    "all/0",
    `<h2>Tables, code and the rest</h2><table><thead><tr><th>Item</th><th>Presenter</th><th align="right">Minutes</th></tr></thead><tbody><tr><td>Private Access Tokens</td><td>Tommy Pauly</td><td align="right">25</td></tr><tr><td>Multicast transports</td><td>Jake Holland</td><td align="right">25</td></tr></tbody></table><pre><code><span class="hl-comment">// one actor, no locks</span>
<span class="hl-keyword">fn</span> <span class="hl-function">decide</span>(state: &amp;<span class="hl-type">State</span>, intent: <span class="hl-type">Intent</span>) -&gt; <span class="hl-type">Vec</span>&lt;<span class="hl-type">Fact</span>&gt; {
    <span class="hl-function">println!</span>(<span class="hl-string">"{} of {}"</span>, <span class="hl-number">2</span>, <span class="hl-constant">MOST</span>);
}</code></pre><blockquote><p>Rough consensus and running code.<sup><a href="#fn1">1</a></sup></p></blockquote><ul class="contains-task-list"><li><input type="checkbox" checked disabled>Note takers in place</li><li><input type="checkbox" disabled>Scribe in place, see <code>notes.ietf.org</code></li></ul><section class="footnotes"><ol><li id="fn1">David Clark, 1992</li></ol></section>`,
  ),
  slide(
    "all/1",
    `<h1>Too long by far</h1>${list(...Array.from({ length: 24 }, (_, index) => `Point ${index + 1}: a line that says something which must be read to the end, whatever its length`))}`,
  ),
];
