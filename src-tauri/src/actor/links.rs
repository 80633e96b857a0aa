//! Links that the chair follows: opened at once, or after a question that says where they lead.

use chairside_session::desk::LinkQuestion;

use super::Actor;

impl Actor {
    /// Opens a link whose text says where it leads; asks about any other. `text` is `None` where a link has none.
    pub(super) fn follow_link(&mut self, url: &str, text: Option<&str>) {
        match chairside_address::check(url) {
            Err(why) => self.trouble(format!("A link was not opened: {why}")),
            Ok(address) if text.is_some_and(|text| address.is_said_by(text)) => self.desktop.open_link(&address),
            Ok(address) => {
                let doubts = address.doubts.iter().map(ToString::to_string).collect();
                self.desk.link = Some(LinkQuestion { url: address.url, host: address.host, doubts });
            }
        }
    }

    /// The chair wants the link that is asked about.
    pub(super) fn open_link(&mut self) {
        let Some(LinkQuestion { url, .. }) = self.desk.link.take() else { return };
        match chairside_address::check(&url) {
            Ok(address) => self.desktop.open_link(&address),
            Err(why) => self.trouble(format!("A link was not opened: {why}")),
        }
    }

    /// The chair wants its address.
    pub(super) fn copy_link(&mut self) {
        if let Some(LinkQuestion { url, .. }) = self.desk.link.take()
            && self.desktop.copy(url)
        {
            self.desk.notice = Some("Copied".into());
        }
    }
}
