//! One request to the Datatracker: where it may go, how long and how large the answer may be, and when it is tried again.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body};
use url::Url;

use crate::address::{Server, shortened};
use crate::ask::{Ask, Kind};
use crate::trouble::Trouble;

/// An answer in JSON may have so many bytes. The agenda of an IETF meeting has about 3 million.
const LONGEST_JSON: u64 = 32 << 20;
/// The text of an agenda may have so many bytes.
const LONGEST_TEXT: u64 = 1 << 20;
/// So many redirects are followed.
const MOST_REDIRECTS: u32 = 5;
/// A server that asks us to wait longer than this is not waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// How often a wait looks whether it was cancelled.
const GLANCE: Duration = Duration::from_millis(50);

/// How long to wait, and how often to try.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For the next bytes of an answer.
    pub silence: Duration,
    /// For an answer as a whole; a deck of slides has four times as long.
    pub whole: Duration,
    /// How often a request is sent in all, 1 or more; none is sent once the time for the whole has passed.
    pub tries: u32,
    /// The wait before the second try. It doubles with each one.
    pub first_wait: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(20),
            whole: Duration::from_mins(1),
            tries: 4,
            first_wait: Duration::from_millis(500),
        }
    }
}

/// A switch that ends all requests of a [`Client`]. Clones are the same switch.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Ends what is under way: with the next bytes that arrive, or [`Patience::silence`] later.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// An error once it was cancelled.
    pub(crate) fn check(&self) -> Result<(), Trouble> {
        if self.0.load(Ordering::Relaxed) { Err(Trouble::Cancelled) } else { Ok(()) }
    }

    fn sleep(&self, time: Duration) -> Result<(), Trouble> {
        let end = Instant::now() + time;
        while Instant::now() < end {
            self.check()?;
            std::thread::sleep(GLANCE.min(end.saturating_duration_since(Instant::now())));
        }
        self.check()
    }
}

/// Asks one Datatracker. It sends no cookies and no credentials, and reads at most what it was told to.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    server: Server,
    patience: Patience,
    cancel: Cancel,
}

/// The start of an answer whose body is still to be read.
pub(crate) struct Answer {
    response: Response<Body>,
    url: Url,
}

impl Client {
    /// A client of `server`, which `cancel` ends.
    pub fn new(server: Server, patience: Patience, cancel: Cancel) -> Self {
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(patience.connect))
            .timeout_per_read(Some(patience.silence))
            .user_agent(concat!("Chairside/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        Self { agent, server, patience, cancel }
    }

    /// The server that is asked.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The switch that ends this client's requests.
    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// Asks for a text of at most 1 MiB. Bytes that are not UTF-8 become U+FFFD.
    ///
    /// # Errors
    /// If the server does not answer, or with something else.
    pub fn text(&self, address: &str) -> Result<String, Trouble> {
        Ask::text(self, address)
    }

    fn whole(&self, url: &Url, accept: &str, limit: u64) -> Result<Vec<u8>, Trouble> {
        let mut body = Vec::new();
        self.open(url, accept, 0)?.read(self, self.patience.whole, limit, |bytes| {
            body.extend_from_slice(bytes);
            Ok(())
        })?;
        Ok(body)
    }

    /// Does it again, a little later each time, while it may still succeed and `time` has not passed: a server that sends its answer
    /// byte by byte has taken all of it with the first try.
    pub(crate) fn again<T>(
        &self,
        time: Duration,
        mut request: impl FnMut() -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let end = Instant::now() + time;
        let mut wait = self.patience.first_wait;
        for _ in 1..self.patience.tries {
            match request() {
                Err(trouble) if trouble.may_pass() && Instant::now() + wait < end => self.cancel.sleep(wait)?,
                outcome => return outcome,
            }
            wait = (wait * 2).min(LONGEST_WAIT);
        }
        request()
    }

    /// Sends a request, follows redirects, and returns an answer of status 200, or 206 if it is a part.
    pub(crate) fn open(&self, url: &Url, accept: &str, from: u64) -> Result<Answer, Trouble> {
        let mut url = url.clone();
        for _ in 0..=MOST_REDIRECTS {
            self.cancel.check()?;
            let mut request = self.agent.get(url.as_str()).header(header::ACCEPT, accept);
            if from > 0 {
                request = request.header(header::RANGE, format!("bytes={from}-"));
                request = request.header(header::ACCEPT_ENCODING, "identity");
            }
            let response = request.call().map_err(|error| self.in_words(&url, &error))?;
            let status = response.status();
            if status.is_redirection() {
                let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
                let to =
                    to.ok_or_else(|| Trouble::Status { address: shortened(url.as_str()), status: status.as_u16() })?;
                url = self.server.follow(&url, to)?;
                continue;
            }
            let wait = retry_after(&response);
            if let Some(wait) = wait.filter(|wait| *wait <= LONGEST_WAIT && matches!(status.as_u16(), 429 | 503)) {
                self.cancel.sleep(wait)?;
            }
            return match status.as_u16() {
                200 | 206 => Ok(Answer { response, url }),
                status => Err(Trouble::Status { address: shortened(url.as_str()), status }),
            };
        }
        let why = format!("it redirects more than {MOST_REDIRECTS} times");
        Err(Trouble::Refused { address: shortened(url.as_str()), why })
    }

    /// Four times as long for a file as for other answers.
    pub(crate) fn time_for_a_file(&self) -> Duration {
        self.patience.whole * 4
    }

    fn in_words(&self, url: &Url, error: &ureq::Error) -> Trouble {
        let host = url.host_str().unwrap_or_default().to_owned();
        let why = match error {
            ureq::Error::Timeout(_) => return self.too_slow(host, self.patience.silence),
            ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
                return self.too_slow(host, self.patience.silence);
            }
            ureq::Error::HostNotFound => "the name is not known".to_owned(),
            ureq::Error::Io(error) => error.to_string(),
            other => other.to_string(),
        };
        Trouble::Unreachable { host, why }
    }

    #[expect(clippy::unused_self, reason = "beside its callers")]
    fn too_slow(&self, host: String, time: Duration) -> Trouble {
        Trouble::TooSlow { host, seconds: time.as_secs().max(1) }
    }
}

impl Ask for Client {
    fn server(&self) -> &Server {
        &self.server
    }

    fn body(&self, url: &Url, kind: Kind) -> Result<Vec<u8>, Trouble> {
        let (accept, limit) = match kind {
            Kind::Json => ("application/json", LONGEST_JSON),
            Kind::Text => ("text/plain, text/markdown", LONGEST_TEXT),
        };
        self.again(self.patience.whole, || self.whole(url, accept, limit))
    }

    fn check(&self) -> Result<(), Trouble> {
        self.cancel.check()
    }
}

impl Answer {
    /// The byte of the file at which it begins; `None` if it is a part and does not say which.
    pub fn starts_at(&self) -> Option<u64> {
        if self.response.status().as_u16() != 206 {
            return Some(0);
        }
        // "bytes 500-999/1000"
        let range = self.response.headers().get(header::CONTENT_RANGE)?.to_str().ok()?;
        range.trim().strip_prefix("bytes")?.trim_start().split('-').next()?.parse().ok()
    }

    /// Whether its end can be told from a connection that broke.
    pub fn has_an_end(&self) -> bool {
        self.response.headers().contains_key(header::TRANSFER_ENCODING)
    }

    /// How many bytes follow, if the server says so.
    pub fn length(&self) -> Option<u64> {
        let length = self.response.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?;
        let plain = self.response.headers().get(header::CONTENT_ENCODING).is_none();
        length.parse().ok().filter(|_| plain)
    }

    /// Reads the body piece by piece, at most `limit` bytes, within `time`.
    pub fn read(
        self,
        client: &Client,
        time: Duration,
        limit: u64,
        mut take: impl FnMut(&[u8]) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let Self { response, url } = self;
        let too_large = || Trouble::TooLarge { address: shortened(url.as_str()), limit };
        let end = Instant::now() + time;
        let mut body = response.into_body().into_with_config().limit(u64::MAX).reader();
        let mut piece = vec![0; 64 << 10];
        let mut all = 0;
        loop {
            client.cancel.check()?;
            let read = body.read(&mut piece).map_err(|error| client.in_words(&url, &error.into()))?;
            if read == 0 {
                return Ok(());
            }
            // Whoever cancelled may be writing the same file anew.
            client.cancel.check()?;
            all += read as u64;
            if all > limit {
                return Err(too_large());
            }
            take(&piece[..read])?;
            if Instant::now() > end {
                return Err(client.too_slow(url.host_str().unwrap_or_default().to_owned(), time));
            }
        }
    }
}

fn retry_after(response: &Response<Body>) -> Option<Duration> {
    let seconds = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// Whether an answer is a web page, whatever it was called.
pub(crate) fn is_html(body: &[u8]) -> bool {
    let start: Vec<_> =
        body.iter().copied().take(512).skip_while(u8::is_ascii_whitespace).map(|b| b.to_ascii_lowercase()).collect();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}
