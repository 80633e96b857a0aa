//! Reads the short talks of an item.

use chairside_problem::nearest;
use jiff::SignedDuration;

use crate::file::item_spec::ItemSpec;
use crate::file::reader::Reader;
use crate::file::tree::{At, Node};
use crate::model::item::ShortTalk;

const KEYS: &[&str] = &["title", "presenter", "time"];

pub(super) fn read(reader: &mut Reader, value: &At<Node>) -> Vec<ShortTalk> {
    let mut talks = Vec::new();
    for entry in reader.list("talks", value) {
        let talk = match &entry.value {
            Node::Map(pairs) => read_talk(reader, pairs),
            _ => match reader.text("talks", entry) {
                Some(title) => ShortTalk { title, presenter: None, time: SignedDuration::ZERO },
                None => continue,
            },
        };
        if talk.title.is_empty() {
            reader.error_at(entry.line, "a short talk has no title", "add `title:`");
        } else {
            talks.push(talk);
        }
    }
    talks
}

fn read_talk(reader: &mut Reader, pairs: &[(At<String>, At<Node>)]) -> ShortTalk {
    let mut talk = ShortTalk { title: String::new(), presenter: None, time: SignedDuration::ZERO };
    for (key, value) in pairs {
        match key.value.as_str() {
            "title" => talk.title = reader.text("title", value).unwrap_or_default(),
            "presenter" => talk.presenter = reader.names("presenter", value),
            "time" => talk.time = reader.duration("time", value).unwrap_or_default(),
            name => {
                let instead = match nearest(name, KEYS.iter().copied()) {
                    Some(known) => format!("write `{known}` if that is meant"),
                    None => format!("a short talk has {}", KEYS.join(", ")),
                };
                let what = format!("the short talk's key `{name}` is unknown and ignored");
                reader.warn_at(key.line, what, instead);
            }
        }
    }
    talk
}

/// Gives an item without `time:` the sum of its short talks, and warns if they take longer than the item.
pub(super) fn fit(reader: &mut Reader, item: &mut ItemSpec, pairs: &[(At<String>, At<Node>)]) {
    let together = item.talks.iter().fold(SignedDuration::ZERO, |sum, talk| sum.saturating_add(talk.time));
    let line_of = |name: &str| pairs.iter().find(|(key, _)| key.value == name).map(|(key, _)| key.line);
    if line_of("time").is_none() {
        item.time = item.time.max(together);
    } else if together > item.time
        && let Some(line) = line_of("talks")
    {
        reader.warn_at(
            line,
            "the short talks take longer than their item",
            "write a `time:` that holds them and the discussion together",
        );
    }
}
