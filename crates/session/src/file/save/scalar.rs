//! Writes single values with the quotes and units that the old value had.

use jiff::SignedDuration;

/// The quotes of the old value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Single,
    Double,
    Plain,
}

fn quoting(old: &str) -> Quoting {
    match old.chars().next() {
        Some('\'') => Quoting::Single,
        Some('"') => Quoting::Double,
        _ => Quoting::Plain,
    }
}

/// A text with the quotes of the `old` value, and without quotes only where that is safe.
pub(super) fn text(text: &str, old: &str) -> String {
    let plain = |c: char| !c.is_control();
    match quoting(old) {
        Quoting::Single if text.chars().all(plain) => format!("'{}'", text.replace('\'', "''")),
        Quoting::Plain if is_safe_plain(text) => text.into(),
        Quoting::Single | Quoting::Double | Quoting::Plain => double_quoted(text),
    }
}

/// Whether every YAML reader takes it for exactly this text, in block and flow style.
fn is_safe_plain(text: &str) -> bool {
    const WORDS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"];
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let within = |c: char| c.is_alphanumeric() || " -_./()+;’–—".contains(c);
    begins && !text.ends_with(' ') && text.chars().all(within) && !WORDS.contains(&text.to_lowercase().as_str())
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                quoted.push_str("\\u");
                (0..4).rev().for_each(|digit| quoted.extend(char::from_digit(u32::from(c) >> (4 * digit) & 0xf, 16)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The comment after a one-line value, with the blanks before it.
pub(super) fn trailing_comment(old: &str) -> &str {
    if old.contains('\n') || old.starts_with(['|', '>']) {
        return "";
    }
    let past_quotes = match old.chars().next() {
        Some(quote @ ('"' | '\'')) => old.rfind(quote).map_or(0, |at| at + 1),
        _ => 0,
    };
    match old[past_quotes..].find(" #") {
        Some(at) => {
            let comment = past_quotes + at;
            &old[old[..comment].trim_end().len()..]
        }
        None => "",
    }
}

/// Minutes in the unit of the `old` value (`7`, `7m`, `7 min`), with seconds where needed.
pub(super) fn time(time: SignedDuration, old: &str) -> String {
    let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
    let old = old.trim_matches(['"', '\'']);
    let whole = match old.trim_start_matches(|c: char| c.is_ascii_digit()) {
        "" if !old.is_empty() => minutes.to_string(),
        " m" => format!("{minutes} m"),
        "min" => format!("{minutes}min"),
        " min" => format!("{minutes} min"),
        _ => format!("{minutes}m"),
    };
    if seconds == 0 { whole } else { format!("{minutes}m{seconds}s") }
}
