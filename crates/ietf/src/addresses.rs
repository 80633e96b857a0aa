//! The addresses of the body's systems for one session.

use jiff::civil::Date;

use crate::link::Link;
use crate::shelf::body;

/// Returns the addresses for a session of `group` (its acronym, in any case) on `date`, in the order of the body's file.
///
/// `meeting_number` is "112", or for an interim "interim-2022-httpbis-01". Without it, addresses that need one are left
/// out. They follow a pattern, so prefer the links in the meeting's agenda or the session file.
pub fn links(group: &str, meeting_number: Option<&str>, date: Date) -> Vec<Link> {
    let group = group.trim().to_lowercase();
    let templates = body().links.iter().filter(|template| template.in_use_on(date));
    templates.filter_map(|template| template.fill(&group, meeting_number)).collect()
}

/// Returns the number in a meeting's name: "112" for "IETF 112", and an interim's number as it is.
pub fn meeting_number(meeting: &str) -> Option<&str> {
    let meeting = meeting.trim();
    if meeting.starts_with("interim-") {
        return Some(meeting);
    }
    let name = meeting.get(..4).filter(|name| name.eq_ignore_ascii_case("ietf"));
    let number = name.map_or(meeting, |_| meeting[4..].trim_start_matches([' ', '-']));
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meetings_have_numbers() {
        for (meeting, number) in [
            ("IETF 112", Some("112")),
            ("ietf-112", Some("112")),
            (" 112 ", Some("112")),
            ("interim-2022-httpbis-01", Some("interim-2022-httpbis-01")),
            ("RIPE 90", None),
            ("IETF", None),
            ("Žižkov", None),
        ] {
            assert_eq!(meeting_number(meeting), number, "{meeting}");
        }
    }
}
