//! Turns one slide's Markdown into HTML: comrak parses it, code, images, links, raw HTML and footnotes are replaced in the
//! tree, and comrak writes it. The result is not safe yet; the sanitiser comes next.

use std::sync::Arc;

use comrak::nodes::{AstNode, NodeHtmlBlock, NodeValue};
use comrak::options::BrokenLinkReference;
use comrak::{Arena, Options, ResolvedReference, format_html, parse_document};

use crate::cjk::joins;
use crate::code_text::{code_text, has_right_to_left};
use crate::dialect::image_text;
use crate::elsewhere::{report_code, report_text};
use crate::fit::WIDEST_WORD;
use crate::highlight::{Highlighter, escaped};
use crate::link::{doubts, link_allowed, refused_link};
use crate::parse::options;
use crate::picture::Gallery;
use crate::picture_name::{embedded, image_with_blanks, image_with_size};
use crate::raw_html::Rewriter;
use crate::references::{References, normal};
use crate::report::{Report, shown};
use crate::token::end_of;
use crate::words::Words;

/// How deep quotes, lists and emphasis may be nested; what is deeper is shown flat.
const DEEPEST: usize = 40;

/// Turns Markdown into HTML, slide by slide.
pub(crate) struct Writer<'a> {
    pub(crate) report: Report,
    pub(crate) gallery: Gallery<'a>,
    pub(crate) highlighter: Highlighter,
    options: Options<'static>,
    /// The number of the slide, from 1. It keeps the footnotes of different slides apart.
    slide: u32,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(report: Report, gallery: Gallery<'a>, references: References) -> Self {
        let mut options = options();
        options.render.r#unsafe = true;
        options.render.tasklist_classes = true;
        if !references.is_empty() {
            let resolve = move |broken: BrokenLinkReference<'_>| {
                let (url, title) = references.get(&normal(broken.original))?;
                Some(ResolvedReference { url: url.clone(), title: title.clone() })
            };
            options.parse.broken_link_callback = Some(Arc::new(resolve));
        }
        Self { report, gallery, highlighter: Highlighter::new(), options, slide: 0 }
    }

    /// Returns unsanitised HTML. `lines` holds, for each line of `markdown`, its number in the file.
    pub(crate) fn write(&mut self, markdown: &str, lines: &[u32]) -> String {
        self.slide += 1;
        let arena = Arena::new();
        let root = parse_document(&arena, markdown, &self.options);
        self.arrange(root, &arena, lines);
        let mut html = String::with_capacity(markdown.len() * 2);
        // Writing to a String cannot fail.
        let _ = format_html(root, &self.options, &mut html);
        tasks(&html)
    }

    fn arrange<'t>(&mut self, root: &'t AstNode<'t>, arena: &'t Arena<'t>, lines: &[u32]) {
        remove_comments(root);
        let mut nodes = Vec::new();
        let mut depth = 0usize;
        let mut flat_below = None;
        for edge in root.traverse() {
            match edge {
                comrak::arena_tree::NodeEdge::Start(node) => {
                    depth += 1;
                    if flat_below.is_none() {
                        if depth >= DEEPEST && can_be_flat(&node.data().value) && node.first_child().is_some() {
                            flat_below = Some(depth);
                            nodes.push((node, true));
                        } else {
                            nodes.push((node, false));
                        }
                    }
                }
                comrak::arena_tree::NodeEdge::End(_) => {
                    if flat_below == Some(depth) {
                        flat_below = None;
                    }
                    depth -= 1;
                }
            }
        }
        let mut footnotes = Vec::new();
        let mut html_depth = 0;
        for (node, is_deep) in nodes {
            let line = line_of(node, lines);
            if is_deep {
                self.flatten(node, arena, line);
                continue;
            }
            self.node(node, arena, line, &mut html_depth, &mut footnotes);
        }
    }

    fn flatten<'t>(&mut self, node: &'t AstNode<'t>, arena: &'t Arena<'t>, line: u32) {
        self.report.warn_once(
            "nested",
            line,
            "quotes, lists or emphasis are nested too deeply here, so they are shown flat",
            "use fewer levels",
        );
        let text = node.collect_text();
        for child in node.children().collect::<Vec<_>>() {
            child.detach();
        }
        let new = |value| arena.alloc(comrak::nodes::Ast::new(value, (0, 0).into()).into());
        let text = new(NodeValue::Text(text.into()));
        if node.data().value.block()
            && !matches!(node.data().value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell)
        {
            let paragraph = new(NodeValue::Paragraph);
            paragraph.append(text);
            node.append(paragraph);
        } else {
            node.append(text);
        }
    }

    fn node<'t>(
        &mut self,
        node: &'t AstNode<'t>,
        arena: &'t Arena<'t>,
        line: u32,
        html_depth: &mut usize,
        footnotes: &mut Vec<String>,
    ) {
        let old = std::mem::replace(&mut node.data_mut().value, NodeValue::Document);
        let new = match old {
            NodeValue::CodeBlock(code) => {
                if !code.closed && is_top_level(node) {
                    let what = "the code block that starts here is never closed, so everything after it is code";
                    self.report.warn(line, what, "close it with the same marks on a line of their own");
                }
                let html = self.code(&code.info, &code.literal, line);
                NodeValue::HtmlBlock(NodeHtmlBlock { block_type: 6, literal: html })
            }
            NodeValue::HtmlBlock(block) => {
                let literal = self.raw(node, &block.literal, line, html_depth);
                NodeValue::HtmlBlock(NodeHtmlBlock { literal, ..block })
            }
            NodeValue::HtmlInline(html) => NodeValue::HtmlInline(self.raw(node, &html, line, html_depth)),
            NodeValue::Image(image) => {
                let alt = node.collect_text();
                for child in node.children().collect::<Vec<_>>() {
                    child.detach();
                }
                NodeValue::HtmlInline(self.image(&image.url, &alt, line, html_depth))
            }
            NodeValue::Link(target) if !link_allowed(&target.url) => {
                self.report.warn_link(line, refused_link(&target.url));
                for child in node.children().collect::<Vec<_>>() {
                    node.insert_before(child);
                }
                NodeValue::Text("".into())
            }
            NodeValue::Link(target) => {
                for (what, instead) in doubts(&target.url) {
                    self.report.warn(line, what, instead);
                }
                NodeValue::Link(target)
            }
            NodeValue::Text(text) => {
                if let Some((alt, address)) = image_with_blanks(&text) {
                    let what = format!(
                        "`![{}]({})` is not an image, because its address has blanks",
                        shown(alt),
                        shown(address)
                    );
                    self.report.warn(line, what, format!("write `![{}](<{}>)`", shown(alt), shown(address)));
                }
                if let Some((written, instead)) = image_with_size(&text) {
                    let what = format!("`{}` is not an image, because of the size after its address", shown(written));
                    self.report.warn(line, what, format!("write `{}`, with a size in pixels", shown(&instead)));
                }
                if let Some((written, name)) = embedded(&text) {
                    let what = format!("`{}` is shown as text: only Obsidian reads this as an image", shown(written));
                    self.report.warn(line, what, format!("write `![text](<{}>)`", shown(name)));
                }
                self.long_words(&text, false, line);
                let is_first = node.previous_sibling().is_none();
                report_text(&text, is_first, line, &mut self.report);
                NodeValue::Text(text)
            }
            NodeValue::Code(code) => {
                self.long_words(&code.literal, true, line);
                if has_right_to_left(&code.literal) {
                    NodeValue::HtmlInline(format!("<code>{}</code>", code_text(&code.literal)))
                } else {
                    NodeValue::Code(code)
                }
            }
            NodeValue::Subscript => {
                put_tildes_back(node, arena);
                NodeValue::Text("".into())
            }
            NodeValue::SoftBreak if joins_lines(node) => NodeValue::Text("".into()),
            NodeValue::FootnoteReference(mut reference) => {
                reference.name = self.footnote(&reference.name, footnotes);
                NodeValue::FootnoteReference(reference)
            }
            NodeValue::FootnoteDefinition(mut definition) => {
                definition.name = self.footnote(&definition.name, footnotes);
                NodeValue::FootnoteDefinition(definition)
            }
            other => other,
        };
        node.data_mut().value = new;
    }

    /// Warns about a word that not even two lines hold. It is broken wherever a line ends.
    fn long_words(&mut self, text: &str, mono: bool, line: u32) {
        let is_long = |word: &&str| {
            let mut words = Words::default();
            words.add(word, mono);
            words.longest_word() > WIDEST_WORD
        };
        if let Some(word) = text.split_whitespace().find(is_long) {
            let count = word.chars().count();
            let what = format!(
                "`{}` is a word of {count} characters, longer than two lines: it is broken anywhere",
                shown(word)
            );
            self.report.warn(line, what, "shorten it, or make it a link with a short text: `[text](address)`");
        }
    }

    /// The name of a footnote in ids, such as `3-1` for the first one on the third slide.
    fn footnote(&self, name: &str, known: &mut Vec<String>) -> String {
        let at = known.iter().position(|other| other == name).unwrap_or_else(|| {
            known.push(name.to_owned());
            known.len() - 1
        });
        format!("{}-{}", self.slide, at + 1)
    }

    fn code(&mut self, info: &str, code: &str, line: u32) -> String {
        let language: String =
            info.trim_start().chars().take_while(|c| c.is_alphanumeric() || "-_+#.".contains(*c)).take(32).collect();
        if matches!(language.to_lowercase().as_str(), "mermaid" | "plantuml" | "dot" | "graphviz") {
            let what = format!("the `{language}` diagram is shown as source text");
            self.report.warn_once(
                &format!("diagram {language}"),
                line,
                what,
                "export it as PNG and write `![text](file.png)`",
            );
        }
        report_code(info, line, &mut self.report);
        let html = self.highlighter.html(code, &language);
        if language.is_empty() {
            format!("<pre><code>{html}</code></pre>")
        } else {
            format!("<pre><code class=\"language-{}\">{html}</code></pre>", escaped(&language.to_lowercase()))
        }
    }

    fn image(&mut self, url: &str, alt: &str, line: u32, html_depth: &mut usize) -> String {
        let text = image_text(alt);
        if text.background {
            let what = "a background image (`![bg …]`) is shown as an ordinary image";
            self.report.warn_once(
                "bg",
                line,
                what,
                "write `![text](file.png)`, with `w:300` in the text for its width",
            );
        }
        for option in &text.ignored {
            let what = if text.width.is_some() && option.starts_with('h') {
                format!("`{}` has no effect beside a width, because pictures keep their shape", shown(option))
            } else {
                format!("`{}` in an image's text has no effect", shown(option))
            };
            let instead = "give the width or the height in pixels, as in `![w:300](file.png)`";
            self.report.warn_once(&format!("image option {option}"), line, what, instead);
        }
        let mut rewriter = Rewriter { report: &mut self.report, gallery: &mut self.gallery, depth: *html_depth };
        rewriter.image(url, &text.alt, text.width, text.height, line)
    }

    fn raw<'t>(&mut self, node: &'t AstNode<'t>, html: &str, line: u32, html_depth: &mut usize) -> String {
        let mut rewriter = Rewriter { report: &mut self.report, gallery: &mut self.gallery, depth: *html_depth };
        let rewritten = rewriter.rewrite(html, line);
        *html_depth = rewriter.depth;
        if let Some(name) = rewritten.unclosed {
            drop_to_end(node, name);
        }
        rewritten.html
    }
}

/// How many siblings are searched for the end of an element that is removed.
const MOST_SIBLINGS: usize = 300;

/// Removes the siblings between an element's start tag and its end tag. When there is no end tag, they stay as text.
fn drop_to_end<'t>(node: &'t AstNode<'t>, name: &str) {
    let following: Vec<_> = node.following_siblings().skip(1).take(MOST_SIBLINGS).collect();
    let end = following.iter().enumerate().find_map(|(at, sibling)| {
        let data = sibling.data();
        let html = match &data.value {
            NodeValue::HtmlInline(html) => html,
            NodeValue::HtmlBlock(block) => &block.literal,
            _ => return None,
        };
        end_of(html, name).map(|end| (at, html[end..].to_owned()))
    });
    let Some((at, rest)) = end else { return };
    for sibling in &following[..at] {
        sibling.detach();
    }
    match &mut following[at].data_mut().value {
        NodeValue::HtmlInline(html) => *html = rest,
        NodeValue::HtmlBlock(block) => block.literal = rest,
        _ => {}
    }
}

/// Takes comments out of paragraphs and headings, with the blanks that they leave at an end.
fn remove_comments<'t>(root: &'t AstNode<'t>) {
    let is_comment =
        |node: &&'t AstNode<'t>| matches!(&node.data().value, NodeValue::HtmlInline(html) if html.starts_with("<!--"));
    for node in root.descendants().filter(is_comment).collect::<Vec<_>>() {
        let (before, after) = (node.previous_sibling(), node.next_sibling());
        node.detach();
        match (before, after) {
            (None, Some(after)) => change_text(after, |text| text.trim_start().to_owned()),
            (Some(before), None) => change_text(before, |text| text.trim_end().to_owned()),
            _ => {}
        }
    }
}

fn change_text<'t>(node: &'t AstNode<'t>, change: impl Fn(&str) -> String) {
    if let NodeValue::Text(text) = &mut node.data_mut().value {
        *text = change(text).into();
    }
}

/// Puts the children of a subscript in its place, between the tildes that were written.
fn put_tildes_back<'t>(node: &'t AstNode<'t>, arena: &'t Arena<'t>) {
    let tilde = || -> &'t AstNode<'t> { arena.alloc(NodeValue::Text("~".into()).into()) };
    node.insert_before(tilde());
    for child in node.children().collect::<Vec<_>>() {
        node.insert_before(child);
    }
    node.insert_before(tilde());
}

/// Whether the end of a line in the file is no blank, because of the characters on its two sides.
fn joins_lines<'t>(node: &'t AstNode<'t>) -> bool {
    let before = node.previous_sibling().and_then(|node| node.collect_text().chars().next_back());
    let after = node.next_sibling().and_then(|node| node.collect_text().chars().next());
    before.zip(after).is_some_and(|(before, after)| joins(before, after))
}

fn is_top_level<'t>(node: &'t AstNode<'t>) -> bool {
    node.parent().is_some_and(|parent| parent.parent().is_none())
}

fn can_be_flat(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::BlockQuote
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::Paragraph
            | NodeValue::Heading(_)
            | NodeValue::TableCell
            | NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Link(_)
    )
}

fn line_of<'t>(node: &'t AstNode<'t>, lines: &[u32]) -> u32 {
    let line = node.data().sourcepos.start.line.max(1) - 1;
    lines.get(line).or(lines.last()).copied().unwrap_or(1)
}

/// Replaces the checkboxes of task lists by characters, which can be read aloud and copied.
fn tasks(html: &str) -> String {
    if !html.contains("<input") {
        return html.to_owned();
    }
    let mut html = html.to_owned();
    for (state, class, mark) in [("", "task", "☐"), (" checked=\"\"", "task done", "☑")] {
        let input = format!(
            "<li class=\"task-list-item\"><input type=\"checkbox\" class=\"task-list-item-checkbox\"{state} disabled=\"\" />"
        );
        let item = format!("<li class=\"{class}\">");
        let mark = format!("<span class=\"check\">{mark}</span>");
        html = html
            .replace(&format!("{input} \n<p>"), &format!("{item}<p>{mark} "))
            .replace(&input, &format!("{item}{mark}"));
    }
    html
}
