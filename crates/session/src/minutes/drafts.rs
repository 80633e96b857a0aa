//! Finds the names of Internet-Drafts in texts.

/// The address of documents in the Datatracker.
const DOCUMENTS: &str = "https://datatracker.ietf.org/doc/";

/// A draft, with its revision if the text gives one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Draft {
    /// The name: "draft-ietf-quic-multipath".
    pub name: String,
    /// The revision: "12".
    pub revision: Option<String>,
}

impl Draft {
    /// The name with the revision: "draft-ietf-quic-multipath-12".
    pub fn words(&self) -> String {
        match &self.revision {
            Some(revision) => format!("{}-{revision}", self.name),
            None => self.name.clone(),
        }
    }

    /// Its page in the Datatracker.
    pub fn url(&self) -> String {
        match &self.revision {
            Some(revision) => format!("{DOCUMENTS}{}/{revision}/", self.name),
            None => format!("{DOCUMENTS}{}/", self.name),
        }
    }
}

/// The drafts named in the texts, in order, each once. A draft named both with and without a revision has the revision;
/// different revisions are different drafts.
pub fn drafts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    for text in texts {
        let lower = text.to_lowercase();
        for (at, _) in lower.match_indices("draft-") {
            let begins = lower[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '-');
            let part_of_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            let end = lower[at..].find(|c| !part_of_name(c)).map_or(lower.len(), |length| at + length);
            let name = lower[at..end].trim_end_matches('-');
            // In the Datatracker's URLs the revision follows a slash.
            let after = lower[end..].strip_prefix('/').unwrap_or_default();
            let page: String = after.chars().take_while(char::is_ascii_digit).collect();
            if begins && name.matches('-').count() >= 2 {
                let draft = match name.rsplit_once('-') {
                    Some((name, revision)) if is_revision(revision) => {
                        Draft { name: name.into(), revision: Some(revision.into()) }
                    }
                    _ => Draft { name: name.into(), revision: is_revision(&page).then_some(page) },
                };
                keep(&mut found, draft);
            }
        }
    }
    found
}

fn keep(found: &mut Vec<Draft>, draft: Draft) {
    let same = |known: &&mut Draft| known.name == draft.name;
    if let Some(known) = found.iter_mut().filter(same).find(|known| known.revision.is_none()) {
        known.revision = draft.revision;
    } else if !found.iter().any(|known| known.name == draft.name && draft.revision.is_none()) && !found.contains(&draft)
    {
        found.push(draft);
    }
}

fn is_revision(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_found_by_name() {
        let cases: [(&[&str], &[&str]); 8] = [
            (&["see draft-ietf-quic-multipath-12."], &["draft-ietf-quic-multipath-12"]),
            (&["draft-ietf-quic-multipath", "(draft-ietf-quic-multipath-12)"], &["draft-ietf-quic-multipath-12"]),
            (&["draft-a-b-01 draft-a-b-02 draft-a-b"], &["draft-a-b-01", "draft-a-b-02"]),
            (
                &["https://datatracker.ietf.org/doc/draft-krose-multicast-security/04/"],
                &["draft-krose-multicast-security-04"],
            ),
            (
                &["https://datatracker.ietf.org/doc/html/draft-krose-multicast-security"],
                &["draft-krose-multicast-security"],
            ),
            (&["Draft-Ietf-Tls-ESNI-14.pdf"], &["draft-ietf-tls-esni-14"]),
            (&["a draft-like thing, overdraft-a-b, draft-"], &[]),
            (&["draft-ietf-foo-2022"], &["draft-ietf-foo-2022"]),
        ];
        for (texts, expected) in cases {
            let words: Vec<_> = drafts(texts.iter().copied()).iter().map(Draft::words).collect();
            assert_eq!(words, expected, "{texts:?}");
        }
        let draft = &drafts(["draft-a-b-01"])[0];
        assert_eq!(draft.url(), "https://datatracker.ietf.org/doc/draft-a-b/01/");
    }
}
