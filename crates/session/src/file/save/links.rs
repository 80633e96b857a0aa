//! Changes one link in the front matter.

use crate::file::save::scalar;

/// The front matter in which the link of this name leads there, or in which it is gone; `None` if the links are written in a
/// way that cannot be changed. Links that there are none of yet come before the agenda.
pub(super) fn with_link(yaml: &str, label: &str, url: Option<&str>) -> Option<String> {
    let newline = if yaml.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = yaml.split_inclusive('\n').collect();
    let key_of = |wanted: &str| {
        lines.iter().position(|line| line.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(':')))
    };
    let Some(first) = key_of("links") else {
        let Some(url) = url else { return Some(yaml.into()) };
        let at = key_of("agenda").unwrap_or(lines.len());
        let new = format!("links:{newline}{}{newline}", line("  ", label, url));
        return Some(format!("{}{new}{}", lines[..at].concat(), lines[at..].concat()));
    };
    let value = lines[first].split_once(':')?.1.trim();
    if !(value.is_empty() || value.starts_with('#')) {
        return None;
    }
    let is_inside = |line: &&str| line.trim().is_empty() || line.starts_with([' ', '\t', '#']);
    let after = first + 1 + lines[first + 1..].iter().take_while(|line| is_inside(line)).count();
    let is_entry = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let entries = || (first + 1..after).filter(|at| is_entry(&lines[*at]));
    let found = entries().find(|at| entry(lines[*at]).is_some_and(|(known, _)| known == label));
    let (before, rest, new) = match (found, url) {
        (Some(at), Some(url)) => {
            let (_, old) = entry(lines[at])?;
            let begin = &lines[at][..lines[at].len() - old.len()];
            let ending = &lines[at][lines[at].trim_end().len()..];
            let old = old.trim_end();
            (at, at + 1, format!("{begin}{}{}{ending}", scalar::text(url, old), scalar::trailing_comment(old)))
        }
        (Some(at), None) => (at, at + 1, String::new()),
        (None, None) => return Some(yaml.into()),
        (None, Some(url)) => {
            let last = entries().next_back();
            let indent = last.map_or("  ", |last| &lines[last][..lines[last].len() - lines[last].trim_start().len()]);
            let at = last.map_or(first + 1, |last| last + 1);
            (at, at, format!("{}{newline}", line(indent, label, url)))
        }
    };
    Some(format!("{}{new}{}", lines[..before].concat(), lines[rest..].concat()))
}

fn line(indent: &str, label: &str, url: &str) -> String {
    format!("{indent}{}: {}", scalar::text(label, ""), scalar::text(url, ""))
}

/// The name of a link, and the rest of the line from its address on.
fn entry(line: &str) -> Option<(String, &str)> {
    let trimmed = line.trim_start();
    let (name, rest) = match trimmed.chars().next()? {
        quote @ ('"' | '\'') => trimmed[1..].split_once(quote)?,
        _ => trimmed.split_once(':').map(|(name, rest)| (name, &trimmed[trimmed.len() - rest.len() - 1..]))?,
    };
    let rest = rest.trim_start().strip_prefix(':')?;
    Some((name.trim_end().into(), rest.trim_start_matches([' ', '\t'])))
}
