//! Agendas that came by mail: headers, quotation marks, signature.

use crate::html::Line;
use crate::{clock, duration};

/// A signature is not longer, in lines.
const LONGEST_SIGNATURE: usize = 10;

const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "sent",
    "reply-to",
    "message-id",
    "in-reply-to",
    "references",
    "subject",
    "list-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "return-path",
    "received",
    "user-agent",
    "von",
    "an",
    "gesendet",
    "betreff",
];

/// Takes quotation marks away if half of the lines or more have them, or from all lines if `all`.
pub(crate) fn unquote(lines: &mut [Line<'_>], all: bool) {
    for _ in 0..5 {
        let said = lines.iter().filter(|line| !line.text.trim().is_empty()).count();
        let quoted = lines.iter().filter(|line| line.text.trim_start().starts_with('>')).count();
        if quoted == 0 || !all && quoted * 2 < said {
            return;
        }
        for line in lines.iter_mut() {
            let Some(rest) = line.text.trim_start().strip_prefix('>') else {
                continue;
            };
            let rest = rest.strip_prefix(' ').unwrap_or(rest).to_owned();
            line.text = rest.into();
        }
    }
}

/// How many lines at the start are the header of a mail. The subject is taken out of it and stays a line of its own.
pub(crate) fn header(lines: &mut [Line<'_>]) -> Vec<usize> {
    let Some(first) = lines.iter().position(|line| !line.text.trim().is_empty()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut subject = None;
    for (at, line) in lines.iter().enumerate().skip(first).take(60) {
        if line.text.trim().is_empty() {
            break;
        }
        // A header goes on in lines that are indented.
        if line.text.starts_with([' ', '\t']) && !found.is_empty() {
            found.push(at);
            continue;
        }
        match header_name(&line.text) {
            Some(name) => {
                if name == "subject" || name == "betreff" {
                    subject = Some(at);
                }
                found.push(at);
            }
            None => break,
        }
    }
    // A subject and a date alone may be the agenda's own.
    let is_mail = found.len() == 1
        || found.iter().any(|at| {
            header_name(&lines[*at].text).is_some_and(|name| !["date", "subject", "betreff"].contains(&name))
        });
    let Some(subject) = subject.filter(|_| is_mail) else {
        return Vec::new();
    };
    let mut text = lines[subject].text.split_once(':').map_or("", |(_, text)| text).trim();
    while let Some(rest) = without_prefix(text) {
        text = rest;
    }
    let text = text.to_owned();
    lines[subject].text = text.into();
    found.retain(|at| *at != subject);
    found
}

/// "Re: …" without "Re:", "[quic] …" without the list's name.
fn without_prefix(subject: &str) -> Option<&str> {
    let reply = ["re:", "fwd:", "fw:", "aw:", "wg:"].iter().find_map(|start| {
        let (before, rest) = subject.split_at_checked(start.len())?;
        before.eq_ignore_ascii_case(start).then_some(rest)
    });
    let list = || Some(subject.strip_prefix('[')?.split_once(']')?.1);
    reply.or_else(list).map(str::trim_start)
}

fn header_name(text: &str) -> Option<&'static str> {
    let (name, value) = text.split_once(':')?;
    let found = HEADERS.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    (value.is_empty() || value.starts_with([' ', '\t'])).then_some(found)
}

/// "On Mon, 1 Mar 2021, Ana Lima wrote:": says who is quoted below. Not if that is an agenda's own sentence.
pub(crate) fn attribution(text: &str) -> bool {
    let text = text.trim();
    let begins = ["On ", "Am ", "Le "].iter().any(|start| text.starts_with(start));
    let ends = ["wrote:", "writes:", "schrieb:", "a écrit :", "a écrit:"].iter().any(|end| text.ends_with(end));
    begins && ends && text.len() < 200
}

/// Where the signature begins: at a line of two dashes, if little follows and none of it has a time.
pub(crate) fn signature(lines: &[Line<'_>]) -> Option<usize> {
    let at = lines.iter().rposition(|line| line.text.trim_end() == "--")?;
    let after = lines[at + 1..].iter().filter(|line| !line.text.trim().is_empty());
    let short = after.clone().count() <= LONGEST_SIGNATURE;
    let timed =
        |text: &str| clock::find(text).is_some() || duration::at_end(text.trim_end_matches([')', ']'])).is_some();
    (short && !after.into_iter().any(|line| timed(&line.text) || timed_start(&line.text))).then_some(at)
}

fn timed_start(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "*-+•([".contains(c));
    duration::at_start(text, false).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header_of(text: &str) -> (usize, Vec<String>) {
        let mut lines: Vec<Line<'_>> =
            (1..).zip(text.lines()).map(|(number, text)| Line { number, last: number, text: text.into() }).collect();
        let found = header(&mut lines).len();
        (found, lines.into_iter().map(|line| line.text.into_owned()).collect())
    }

    #[test]
    fn a_mails_header_goes_and_its_subject_stays() {
        let (found, lines) = header_of("From: Ana\nDate: Mon, 20 Jul 2026\nSubject: Re: [quic] FWD: Draft agenda\n\nx");
        assert_eq!((found, lines[2].as_str()), (2, "Draft agenda"));
        // These may be the agenda's own.
        assert_eq!(header_of("Subject: QUIC\nDate: 22 July 2026\n\nx").0, 0);
    }

    #[test]
    fn a_subject_of_very_many_prefixes_takes_no_longer_than_its_length() {
        let (_, lines) = header_of(&format!("Subject: {}end\n", "re: ".repeat(250_000)));
        assert_eq!(lines[0], "end");
    }
}
