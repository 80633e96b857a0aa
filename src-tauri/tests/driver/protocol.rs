//! The W3C protocol's requests over HTTP to a driver on this machine.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::trouble::Trouble;

/// The longest that an answer may take. The slowest is the start of a session, which waits for the program's first
/// window.
const LONGEST: Duration = Duration::from_secs(45);

/// The connection to one driver.
pub struct Protocol {
    agent: ureq::Agent,
    base: String,
}

/// A port that nobody listens on now, each time another one. It is below those that the system gives to connections:
/// one of them might be taken by the time the program listens.
pub fn free_port() -> Result<u16, Trouble> {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 10_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let from = std::process::id().wrapping_mul(37);
    let ports = (0..COUNT).map(|_| FIRST + from.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % COUNT);
    let mut ports = ports.filter_map(|port| u16::try_from(port).ok());
    let free = ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    free.ok_or_else(|| Trouble::new("no free port"))
}

impl Protocol {
    pub fn new(port: u16) -> Self {
        let config = ureq::Agent::config_builder()
            // The body of an error says what was wrong.
            .http_status_as_error(false)
            .timeout_global(Some(LONGEST))
            .proxy(None)
            .build();
        Self { agent: config.new_agent(), base: format!("http://127.0.0.1:{port}") }
    }

    /// Waits until the driver listens.
    pub fn wait_until_ready(&self, patience: Duration) -> Result<(), Trouble> {
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if self.get("/status").is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        Err(Trouble::new("WebKitWebDriver does not listen: is the package webkit2gtk-driver installed?"))
    }

    pub fn get(&self, path: &str) -> Result<Value, Trouble> {
        let call = self.agent.get(format!("{}{path}", self.base)).call();
        value(path, call)
    }

    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Trouble> {
        let call = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("Content-Type", "application/json")
            .send(body.to_string());
        value(path, call)
    }

    pub fn delete(&self, path: &str) -> Result<Value, Trouble> {
        let call = self.agent.delete(format!("{}{path}", self.base)).call();
        value(path, call)
    }
}

type Response = Result<ureq::http::Response<ureq::Body>, ureq::Error>;

/// The `value` of an answer, or the driver's own words for what was wrong.
fn value(path: &str, response: Response) -> Result<Value, Trouble> {
    let command = path.splitn(4, '/').nth(3).unwrap_or(path);
    let trouble = |error: &dyn std::fmt::Display| Trouble::new(format!("{command} failed: {error}"));
    let mut response = response.map_err(|error| trouble(&error))?;
    let good = response.status().is_success();
    // A screenshot of a 4K window passes ureq's own limit of 10 MB.
    let body =
        response.body_mut().with_config().limit(100_000_000).read_to_string().map_err(|error| trouble(&error))?;
    let mut answer: Value = serde_json::from_str(&body).map_err(|error| trouble(&format!("{error} in {body:?}")))?;
    let value = answer["value"].take();
    if good {
        return Ok(value);
    }
    let words = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Err(trouble(&format!("{}: {}", words("error"), words("message"))))
}
