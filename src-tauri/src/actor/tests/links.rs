//! Links that the chair follows.

use super::*;

impl RunningSession {
    fn desk(&mut self, action: DeskAction) {
        self.keys += 1;
        self.handle.send(Message::Desk(self.keys, action));
    }

    fn follow(&mut self, url: &str, text: Option<&str>) {
        self.desk(DeskAction::FollowLink { url: url.into(), text: text.map(Into::into) });
    }
}

#[test]
fn a_link_whose_text_says_where_it_leads_is_opened_and_any_other_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    running.follow("https://www.ietf.org/", Some("https://www.ietf.org"));
    assert_eq!(running.asked.recv_timeout(Duration::from_secs(4)).unwrap(), "open https://www.ietf.org/");
    // The text says another host than the one it leads to.
    running.follow("https://www.ietf.org@evil.example/", Some("https://www.ietf.org@evil.example/"));
    let seen = running.chair_sees("the question", |seen| seen.link.is_some()).link.unwrap();
    assert_eq!((seen.host.as_str(), seen.doubts.len()), ("evil.example", 1));
    running.desk(DeskAction::LeaveLink);
    running.chair_sees("no question", |seen| seen.link.is_none());
    running.desk(DeskAction::OpenLink);
    running.follow("https://www.ietf.org/", None);
    running.chair_sees("the question about a link of a PDF", |seen| seen.link.is_some());
    running.desk(DeskAction::OpenLink);
    assert_eq!(running.asked.recv_timeout(Duration::from_secs(4)).unwrap(), "open https://www.ietf.org/");
    assert!(running.asked.try_recv().is_err(), "what was left was not opened");
}

#[test]
fn an_address_that_cannot_be_what_it_looks_like_is_never_opened() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = RunningSession::start(&session(folder.path(), LONG_AGO[0], LONG_AGO[1]));
    running.follow("https://www.ie\u{202E}tf.org/", Some("https://www.ie\u{202E}tf.org/"));
    running.chair_sees("why", |seen| seen.troubles.iter().any(|trouble| trouble.words.contains("U+202E")));
    running.follow("file:///etc/passwd", Some("file:///etc/passwd"));
    running.chair_sees("why", |seen| seen.troubles.iter().any(|trouble| trouble.words.contains("does not begin")));
    assert!(running.asked.try_recv().is_err());
}
