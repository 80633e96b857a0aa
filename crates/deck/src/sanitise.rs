//! The last gate before a webview: only these elements, attributes and addresses pass, whatever earlier steps let
//! through.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

use crate::highlight::HIGHLIGHT_CLASSES;
use crate::link::link_allowed;

/// Elements that a slide may have.
pub(crate) const ALLOWED: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that are removed with their content. Of other elements that are not allowed, the content stays.
pub(crate) const DROPPED: &[&str] = &[
    "applet",
    "audio",
    "canvas",
    "embed",
    "frameset",
    "head",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];

/// Classes that the theme styles, besides [`HIGHLIGHT_CLASSES`] and `language-NAME`.
pub const OWN_CLASSES: &[&str] = &[
    "box",
    "center",
    "check",
    "column",
    "columns",
    "columns-2",
    "columns-3",
    "columns-4",
    "done",
    "footnote-backref",
    "footnote-ref",
    "footnotes",
    "missing-image",
    "task",
];

/// Cleans HTML. One serves a whole deck.
pub(crate) struct Sanitiser {
    builder: Builder<'static>,
}

impl Sanitiser {
    /// `image_base` is what the address of every image must start with; `None` allows no images.
    pub(crate) fn new(image_base: Option<&str>) -> Self {
        let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
        for (element, names) in [
            ("a", &["href", "id"][..]),
            ("abbr", &["title"]),
            ("img", &["src", "alt", "width"]),
            ("li", &["id"]),
            ("ol", &["start"]),
            ("td", &["align", "colspan", "rowspan"]),
            ("th", &["align", "colspan", "rowspan"]),
        ] {
            attributes.insert(element, names.iter().copied().collect());
        }
        // All that a `href` or `src` may have; the filter decides which of them each element gets.
        let schemes = HashSet::from(["https", "http", "mailto", "xmpp", "deck"]);
        let base = image_base.map(str::to_owned);
        let mut builder = Builder::empty();
        builder
            .tags(ALLOWED.iter().copied().collect())
            .clean_content_tags(DROPPED.iter().copied().collect())
            .tag_attributes(attributes)
            .generic_attributes(HashSet::from(["class", "dir", "lang"]))
            // The filter below decides about addresses: ammonia's list of schemes is the same for every element.
            .url_schemes(schemes)
            .url_relative(UrlRelative::PassThrough)
            .link_rel(None)
            .strip_comments(true)
            .attribute_filter(move |element, name, value| filter(element, name, value, base.as_deref()));
        Self { builder }
    }

    pub(crate) fn clean(&self, html: &str) -> String {
        self.builder.clean(html).to_string()
    }
}

fn filter<'v>(element: &str, name: &str, value: &'v str, image_base: Option<&str>) -> Option<Cow<'v, str>> {
    let keep = match name {
        "class" => return own_classes(value).map(Cow::Owned),
        "href" => link_allowed(value) || value.strip_prefix('#').is_some_and(is_footnote_id),
        "id" => is_footnote_id(value),
        "src" => {
            element == "img"
                && image_base.and_then(|base| value.strip_prefix(base)).is_some_and(|id| is_hex(id) && id.len() == 32)
        }
        "align" => matches!(value, "left" | "right" | "center"),
        "colspan" | "rowspan" => value.parse().is_ok_and(|count: u32| (1..=50).contains(&count)),
        "start" => value.parse().is_ok_and(|number: i64| number.abs() < 1_000_000_000),
        "width" => value.parse().is_ok_and(|pixels: u32| (1..=1280).contains(&pixels)),
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" => value.len() <= 35 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        "alt" | "title" => true,
        _ => false,
    };
    keep.then_some(Cow::Borrowed(value))
}

/// Keeps the classes that the theme knows; `None` when none is left.
pub(crate) fn own_classes(value: &str) -> Option<String> {
    let ours = |class: &&str| OWN_CLASSES.contains(class) || HIGHLIGHT_CLASSES.contains(class) || is_language(class);
    let kept: Vec<&str> = value.split_ascii_whitespace().filter(ours).collect();
    (!kept.is_empty()).then(|| kept.join(" "))
}

fn is_language(class: &str) -> bool {
    class.strip_prefix("language-").is_some_and(|name| {
        (1..=32).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+#.".contains(&byte))
    })
}

/// Whether it is the id of a footnote, `fn-3-1`, or of a reference to one, `fnref-3-1-2`.
fn is_footnote_id(id: &str) -> bool {
    let numbers = id.strip_prefix("fnref-").or_else(|| id.strip_prefix("fn-"));
    numbers.is_some_and(|numbers| {
        (1..=40).contains(&numbers.len()) && numbers.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    })
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(html: &str) -> String {
        Sanitiser::new(Some("deck://localhost/")).clean(html)
    }

    #[test]
    fn nothing_hostile_gets_through() {
        let id = "0123456789abcdef0123456789abcdef";
        let image = format!("<img src=\"deck://localhost/{id}\" alt=\"a\" width=\"300\">");
        for (html, expected) in [
            ("<script>alert(1)</script>a", "a"),
            ("<iframe src=\"https://a.example\">x</iframe>", ""),
            ("<svg><a href=\"javascript:1\">x</a></svg>", ""),
            ("<math><mi>x</mi></math>", ""),
            ("<p style=\"position:fixed\" onclick=\"x()\">a</p>", "<p>a</p>"),
            ("<form action=\"https://a.example\"><input name=\"a\"><button>b</button></form>", "b"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"),
            ("<a href=\"#top\" id=\"x\">a</a>", "<a>a</a>"),
            ("<a href=\"#fn-1-1\" id=\"fnref-1-1\">a</a>", "<a href=\"#fn-1-1\" id=\"fnref-1-1\">a</a>"),
            ("<a href=\"deck://localhost/x\">a</a>", "<a>a</a>"),
            ("<img src=\"https://a.example/x.png\" onerror=\"x()\" srcset=\"y\">", "<img>"),
            ("<img src=\"deck://localhost/../x\">", "<img>"),
            (&image, &image),
            ("<p class=\"hl-string evil columns\">a</p>", "<p class=\"hl-string columns\">a</p>"),
            ("<link rel=\"stylesheet\" href=\"x\"><meta http-equiv=\"refresh\"><base href=\"x\">", ""),
            ("<template><p>a</p></template><textarea>b</textarea>", ""),
            ("<!-- a note -->a", "a"),
            ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", ""),
        ] {
            let cleaned = clean(html);
            if html.starts_with("<noscript>") {
                assert!(!cleaned.contains("onerror"), "{cleaned}");
            } else {
                assert_eq!(cleaned, expected, "{html}");
            }
        }
    }

    #[test]
    fn without_a_folder_no_image_has_an_address() {
        let html = "<img src=\"deck://localhost/0123456789abcdef0123456789abcdef\">";
        assert_eq!(Sanitiser::new(None).clean(html), "<img>");
    }
}
