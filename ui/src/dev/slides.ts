// The fixture's pages: those of the design's pictures, and one for each kind of content.
import type { Page } from "../gen/Page";

const footer = (right: string): Page["footer"] => ["SECDISPATCH · IETF 112", "Note Well applies", right];
const slide = (id: string, html: string, classes: string[] = [], foot = footer("9 / 14")): Page => ({
  id,
  html,
  classes,
  footer: foot,
  picture: null,
});
const list = (...items: string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
const qr = `<svg class="qr" viewBox="0 0 25 25" shape-rendering="crispEdges"><path d="M0 0h7v7H0zM9 0h2v3H9zM18 0h7v7h-7zM0 18h7v7H0zM9 9h7v7H9zM18 12h3v5h-3zM22 20h3v5h-3zM12 19h4v3h-4z"/></svg>`;

const noteWell = `<h1>Note Well <span class="rest">– still applies</span></h1>
<p>This is a reminder of IETF policies in effect on various topics such as patents or code of conduct. It is only meant to point you in the right direction. Exceptions may apply. The IETF's patent policy and the definition of an IETF "contribution" and "participation" are set forth in BCP 79; please read it carefully.</p>
<p>As a reminder:</p>
${list(
  "By participating in the IETF, you agree to follow IETF processes and policies.",
  "If you are aware that any IETF contribution is covered by patents or patent applications that are owned or controlled by you or your sponsor, you must disclose that fact, or not participate in the discussion.",
  "As a participant in or attendee to any IETF activity you acknowledge that written, audio, video, and photographic records of meetings may be made public.",
  "Personal information that you provide to IETF will be handled in accordance with the IETF Privacy Statement.",
  "As a participant or attendee, you agree to work respectfully with other participants; please contact the ombudsteam (https://www.ietf.org/contact/ombudsteam/) if you have questions or concerns about this.",
)}
<p>Definitive information is in the documents listed below and other IETF BCPs. For advice, please talk to WG chairs or ADs:</p><ul class="documents"><li><a href="https://www.rfc-editor.org/">BCP 9</a> (Internet Standards Process)</li><li><a href="https://www.rfc-editor.org/">BCP 25</a> (Working Group processes)</li><li><a href="https://www.rfc-editor.org/">BCP 25</a> (Anti-Harassment Procedures)</li><li><a href="https://www.rfc-editor.org/">BCP 54</a> (Code of Conduct)</li><li><a href="https://www.rfc-editor.org/">BCP 78</a> (Copyright)</li><li><a href="https://www.rfc-editor.org/">BCP 79</a> (Patents, Participation)</li><li><a href="https://www.rfc-editor.org/">https://www.ietf.org/privacy-policy/</a> (Privacy Policy)</li></ul>`;

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
    return `<div class="link-card">${qr}<div><strong>${label}</strong><a href="${url}">${url}</a></div></div>`;
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
    ["generated", "interstitial", "note-well"],
    ["SECDISPATCH · IETF 112", "", "Note Well as of 9 Nov 2021"],
  ),
  slide(
    "show:links/0",
    `<h1>Links</h1><div class="links-grid">${links}</div>`,
    ["generated", "links"],
    ["SECDISPATCH · IETF 112", "", ""],
  ),
  slide(
    "item:multicast/0",
    `<p class="kicker">Item 3</p><h1>Security and privacy considerations for multicast transports</h1><p class="presenter">Jake Holland</p><p class="question">Is there interest, and where should it go?</p>`,
    ["item", "generated"],
  ),
  slide(
    "all/0",
    `<h2>Tables, code and the rest</h2><table><thead><tr><th>Item</th><th>Presenter</th><th align="right">Minutes</th></tr></thead><tbody><tr><td>Private Access Tokens</td><td>Tommy Pauly</td><td align="right">25</td></tr><tr><td>Multicast transports</td><td>Jake Holland</td><td align="right">25</td></tr></tbody></table><pre><code><span class="hl-comment">// one actor, no locks</span>
<span class="hl-keyword">fn</span> <span class="hl-function">decide</span>(state: &amp;<span class="hl-type">State</span>, intent: <span class="hl-type">Intent</span>) -&gt; <span class="hl-type">Vec</span>&lt;<span class="hl-type">Fact</span>&gt; {
    <span class="hl-function">println!</span>(<span class="hl-string">"{} of {}"</span>, <span class="hl-number">2</span>, <span class="hl-constant">MOST</span>);
}</code></pre><blockquote><p>Rough consensus and running code.<sup><a href="#fn1">1</a></sup></p></blockquote><ul><li class="task done"><input type="checkbox" checked disabled>Note takers in place</li><li class="task"><input type="checkbox" disabled>Scribe in place, see <code>notes.ietf.org</code></li></ul><section class="footnotes"><ol><li id="fn1">David Clark, 1992</li></ol></section>`,
  ),
  slide(
    "all/1",
    `<h1>Too long by far</h1>${list(...Array.from({ length: 24 }, (_, index) => `Point ${index + 1}: a line that says something which must be read to the end, whatever its length`))}`,
  ),
  slide(
    "show:recording/0",
    `<h1>Recording</h1><p>This session is <strong>still</strong> being recorded</p>`,
    ["generated", "interstitial", "recording"],
    ["SECDISPATCH · IETF 112", "", ""],
  ),
  slide(
    "show:code-of-conduct/0",
    `<h1>IETF Code of Conduct <span class="rest">– still applies</span></h1><p>Reminder of the key points of the Code of Conduct [<a href="#">RFC7154</a>]:</p><ol><li>IETF participants extend respect and courtesy to their colleagues at all times</li><li>IETF participants have impersonal discussion</li><li>IETF participants devise solutions for the global Internet that meet the needs of diverse technical and operational environments</li></ol>`,
    ["generated", "interstitial", "code-of-conduct"],
    ["SECDISPATCH · IETF 112", "", ""],
  ),
  slide(
    "show:mic-rules/0",
    `<h1>Participation Guidelines remain the same</h1><p><strong>When at the mic:</strong></p>${list("State your name before speaking", "Keep the DISPATCH question in mind", "Keep your comment to 2-3 minutes")}<p><strong>To speak:</strong></p><ol><li>Join the queue</li><li>Send audio (and video)</li></ol><p><strong>Other controls:</strong></p>${list("Chat (sync with Jabber)", "Show of hand")}`,
    ["generated", "interstitial", "mic-rules"],
    ["SECDISPATCH · IETF 112", "", ""],
  ),
  slide(
    "show:agenda/0",
    `<h1>Agenda</h1><table class="agenda"><tbody><tr><td class="number">1</td><td>Intro/Administrivia<span class="who">Chairs</span></td><td class="minutes">5 min</td></tr><tr><td class="number">2</td><td>Private Access Tokens<span class="who">Tommy Pauly</span></td><td class="minutes">25 min</td></tr><tr><td class="number">3</td><td>Security and Privacy Considerations for Multicast Transports<span class="who">Jake Holland</span></td><td class="minutes">25 min</td></tr><tr><td class="number">4</td><td>Summary<span class="who">Chairs</span></td><td class="minutes">5 min</td></tr></tbody></table>`,
    ["generated", "agenda"],
  ),
  slide(
    "all/2",
    `<h1>Two columns</h1><div class="columns columns-2"><div class="column"><h3>For</h3>${list("It is small", "It is deployed")}</div><div class="column"><h3>Against</h3>${list("It is new", "Nobody asked")}<div class="box"><p>Let us hear the room.</p></div></div></div><p><span class="missing-image">fig-1.png is not in the deck's folder</span></p>`,
  ),
];
