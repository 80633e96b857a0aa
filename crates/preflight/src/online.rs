//! Tries the links of decks to web pages, only when that is asked for: each once, four at a time.
//!
//! As with the Datatracker, TLS is that of rustls with the system's authorities, and nothing is sent but the request: no
//! cookies, no credentials. Links come from strangers, so addresses within private networks are not asked, whatever name
//! they have. Redirects are followed, but never from `https` to `http`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use ureq::http::{Method, Request, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};
use url::Url;

use crate::finding::{Finding, Kind, pages_in_words};
use crate::links::WHY;
use crate::public::{NotPublic, PublicOnly, Reach};
use crate::report::Report;

const AT_ONCE: usize = 4;
const MOST_REDIRECTS: u32 = 5;
/// For a connection, and for an answer.
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(10);
/// The most links that are tried in one go.
const MOST: usize = 1_000;

/// How many links were tried, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TriedLinks {
    /// How many were tried.
    pub tried: usize,
    /// How many of them were judged: a server answered, or the address is none of the public web.
    pub judged: usize,
    /// How many were left out, because there are more than a thousand.
    pub left_out: usize,
}

/// Tries links.
#[derive(Debug)]
pub struct Online {
    agent: Agent,
}

/// What is at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// A page, or a server that asks who wants it.
    There,
    /// There is nothing. The words complete "leads nowhere: ".
    Nothing(String),
    /// No answer. The words are the same.
    Silent(String),
}

impl Online {
    /// A way to try links that lead so far. An answer has 10 s.
    pub fn new(reach: Reach) -> Self {
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(ANSWER))
            .user_agent(concat!("Chairside/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), PublicOnly::new(reach)) }
    }

    /// Tries all links of a report, and adds a finding for each that leads nowhere. `progress` is called after each link,
    /// with the number of links tried and of all. If no link can be judged, this computer is probably offline, and no
    /// finding is added.
    pub fn try_links(&self, report: &mut Report, progress: impl Fn(usize, usize) + Sync) -> TriedLinks {
        let mut urls: Vec<String> =
            report.decks.iter().flat_map(|deck| deck.links.iter().map(|(url, _)| url.clone())).collect();
        urls.sort();
        urls.dedup();
        let left_out = urls.len().saturating_sub(MOST);
        urls.truncate(MOST);
        let outcomes = self.try_all(&urls, &progress);
        let judged = outcomes.iter().filter(|outcome| !matches!(outcome, Outcome::Silent(_))).count();
        if judged > 0 {
            for (url, outcome) in urls.iter().zip(&outcomes) {
                if let Outcome::Nothing(why) | Outcome::Silent(why) = outcome {
                    add(report, url, why);
                }
            }
        }
        TriedLinks { tried: urls.len(), judged, left_out }
    }

    fn try_all(&self, urls: &[String], progress: &(impl Fn(usize, usize) + Sync)) -> Vec<Outcome> {
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let outcomes = Mutex::new(vec![Outcome::There; urls.len()]);
        let work = || {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(url) = urls.get(at) else { return };
                let outcome = self.try_one(url);
                outcomes.lock().unwrap_or_else(PoisonError::into_inner)[at] = outcome;
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, urls.len());
            }
        };
        thread::scope(|scope| {
            for _ in 0..AT_ONCE.min(urls.len()) {
                scope.spawn(work);
            }
        });
        outcomes.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_one(&self, url: &str) -> Outcome {
        let Ok(mut url) = Url::parse(url) else { return Outcome::Nothing("it is no address".into()) };
        for _ in 0..=MOST_REDIRECTS {
            let (status, to) = match self.answer(&url) {
                Ok(answer) => answer,
                Err(outcome) => return outcome,
            };
            if !(300..400).contains(&status) {
                return of_status(status);
            }
            // What does not say where to, and a way that is not safe, is for a browser to judge.
            let next = to.and_then(|to| url.join(&to).ok());
            let is_safe = |next: &Url| next.scheme() == "https" || next.scheme() == "http" && url.scheme() == "http";
            let Some(next) = next.filter(is_safe) else { return Outcome::There };
            url = next;
        }
        Outcome::Nothing(format!("it redirects more than {MOST_REDIRECTS} times"))
    }

    /// The status, and where it redirects to. A server that answers `HEAD` with an error is asked with `GET`; the body is
    /// not read.
    fn answer(&self, url: &Url) -> Result<(u16, Option<String>), Outcome> {
        let head = self.ask(Method::HEAD, url)?;
        if head.0 < 400 { Ok(head) } else { self.ask(Method::GET, url) }
    }

    fn ask(&self, method: Method, url: &Url) -> Result<(u16, Option<String>), Outcome> {
        let mut bare = url.clone();
        bare.set_fragment(None);
        // No name and no password is sent, even if the link has one.
        if bare.set_username("").is_err() || bare.set_password(None).is_err() {
            return Err(Outcome::Nothing("it names no host".into()));
        }
        let request = Request::builder().method(method).uri(bare.as_str()).header(header::ACCEPT, "*/*").body(());
        let request = request.map_err(|_| Outcome::Nothing("it is no address that can be asked for".into()))?;
        let response = self.agent.run(request).map_err(|error| in_words(url, &error))?;
        let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(ToOwned::to_owned);
        Ok((response.status().as_u16(), to))
    }
}

fn of_status(status: u16) -> Outcome {
    match status {
        status if status < 400 => Outcome::There,
        404 | 410 => Outcome::Nothing(format!("the server says that there is no such page ({status})")),
        // Whoever wants to see it has to log in, or must not be a program.
        401..=403 | 405..=407 | 418 | 429 | 451 | 999 => Outcome::There,
        _ => Outcome::Nothing(format!("the server answers with an error ({status})")),
    }
}

fn in_words(url: &Url, error: &Error) -> Outcome {
    let host = url.host_str().unwrap_or_default();
    match error {
        Error::HostNotFound => Outcome::Silent(format!("no host is called {host}")),
        Error::Timeout(_) => Outcome::Silent(format!("{host} did not answer within {} seconds", ANSWER.as_secs())),
        Error::Other(why) if why.is::<NotPublic>() => Outcome::Nothing(why.to_string()),
        // What the system's resolver says has no kind of its own.
        Error::Io(why) if why.to_string().contains("lookup address") => {
            Outcome::Silent(format!("no host is called {host}"))
        }
        Error::Io(why) => Outcome::Silent(format!("{host} cannot be reached: {why}")),
        error => Outcome::Silent(format!("{host} cannot be reached: {error}")),
    }
}

/// Adds a finding to each deck with this link.
fn add(report: &mut Report, url: &str, why: &str) {
    for deck in &mut report.decks {
        let Some((_, pages)) = deck.links.iter().find(|(known, _)| known == url) else { continue };
        deck.findings.push(Finding {
            kind: Kind::Link,
            what: format!("the link to `{url}` on {} leads nowhere: {why}", pages_in_words(pages)),
            why: WHY.into(),
            instead: "correct the address, or leave the link out".into(),
            pages: pages.clone(),
        });
        deck.findings.sort_by_key(|finding| (finding.kind, finding.pages.first().copied()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_status_means() {
        for (status, is_there) in
            [(200, true), (204, true), (403, true), (429, true), (404, false), (410, false), (503, false)]
        {
            assert_eq!(of_status(status) == Outcome::There, is_there, "{status}");
        }
    }
}
