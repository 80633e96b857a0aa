//! Lines of a stream, none longer than a limit and none slower than a deadline.

use std::io::{self, BufRead, ErrorKind};
use std::time::{Duration, Instant};

/// How reading a line went.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// A line, without its end.
    Text(String),
    /// The other side has closed.
    End,
    /// It is longer than the limit, or no text.
    Bad,
    /// It did not come in time.
    Late,
}

/// Reads a line of at most `limit` bytes, within `patience`. The stream's own timeout has to be set too: it ends the wait for
/// a byte.
pub fn read(stream: &mut impl BufRead, limit: usize, patience: Duration) -> io::Result<Line> {
    let deadline = Instant::now() + patience;
    let mut line = Vec::new();
    loop {
        if Instant::now() > deadline {
            return Ok(Line::Late);
        }
        let bytes = match stream.fill_buf() {
            Ok([]) => return Ok(Line::End),
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return Ok(Line::Late),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = end.unwrap_or(bytes.len());
        if line.len() + part > limit {
            return Ok(Line::Bad);
        }
        line.extend_from_slice(&bytes[..part]);
        stream.consume(part + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(String::from_utf8(line).map_or(Line::Bad, Line::Text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<Line> {
        let mut stream = io::BufReader::with_capacity(3, text);
        let mut read = || read(&mut stream, 8, Duration::from_secs(5)).unwrap();
        let mut all = vec![read()];
        while matches!(all.last(), Some(Line::Text(_))) {
            all.push(read());
        }
        all
    }

    #[test]
    fn lines_end_at_their_end_and_at_the_limit() {
        let text = |text: &str| Line::Text(text.into());
        assert_eq!(lines(b"one\n\n12345678\n"), [text("one"), text(""), text("12345678"), Line::End]);
        assert_eq!(lines(b"one\n123456789\n"), [text("one"), Line::Bad]);
        assert_eq!(lines(&[b'x'; 100]), [Line::Bad]);
        assert_eq!(lines(b"\xff\xfe\n"), [Line::Bad]);
        // Half a line is none.
        assert_eq!(lines(b"half"), [Line::End]);
    }

    #[test]
    fn a_line_that_comes_byte_by_byte_has_to_come_in_time() {
        struct Slow;
        impl io::Read for Slow {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                std::thread::sleep(Duration::from_millis(5));
                buffer[0] = b'x';
                Ok(1)
            }
        }
        let mut slow = io::BufReader::new(Slow);
        assert_eq!(read(&mut slow, 100_000, Duration::from_millis(60)).unwrap(), Line::Late);
    }
}
