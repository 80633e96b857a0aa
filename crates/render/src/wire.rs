//! The messages between the program and a render process. Each is two lengths, JSON, and raw bytes after it.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use chairside_deck::pdf::{OpenError, PageText, PdfInfo, PdfOptions, RenderError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::attempt::Attempt;

/// A longer message, in bytes, is not one of ours: the largest file and the largest picture are shorter.
const LARGEST: usize = 600 * 1024 * 1024;

/// A request to a render process. The bytes of the file follow `Open`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Ask {
    /// Open the file that follows, and keep it under this key.
    Open { deck: u64, options: PdfOptions },
    /// Draw a page as large as fits into this box.
    Draw { deck: u64, page: u32, width: u32, height: u32, as_png: bool },
    /// Read the text of a page.
    Text { deck: u64, page: u32 },
    /// Try everything that a render process must not do, with this file where one is needed.
    Try { file: PathBuf },
}

/// The answer. Packed pixels and the numbers of their tiles, or a PNG file, follow `Drawn`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Answer {
    /// The deck is open.
    Opened(Box<PdfInfo>),
    /// The deck cannot be opened.
    NotOpened(OpenError),
    /// No deck with this key is open (any more).
    Unknown,
    /// The page is drawn, at this size in pixels, with this much work of the processor.
    Drawn { width: u32, height: u32, work_ms: u32 },
    /// The page cannot be drawn.
    NotDrawn(RenderError),
    /// The text of the page.
    Text(Box<PageText>),
    /// What was tried, and whether it was refused.
    Tried(Vec<(Attempt, bool)>),
}

/// Writes one message.
pub(crate) fn send<T: Serialize>(out: &mut impl Write, message: &T, bytes: &[u8]) -> io::Result<()> {
    let json = serde_json::to_vec(message)?;
    out.write_all(&length(json.len())?)?;
    out.write_all(&length(bytes.len())?)?;
    out.write_all(&json)?;
    out.write_all(bytes)?;
    out.flush()
}

/// Reads one message. Fails when the other side has closed the pipe.
pub(crate) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<(T, Vec<u8>)> {
    let mut lengths = [[0; 4]; 2];
    from.read_exact(lengths.as_flattened_mut())?;
    let [json, bytes] = lengths.map(|length| u32::from_le_bytes(length) as usize);
    if json.saturating_add(bytes) > LARGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the message is too long"));
    }
    let message = serde_json::from_slice(&read(from, json)?)?;
    Ok((message, read(from, bytes)?))
}

fn read(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length);
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn length(length: usize) -> io::Result<[u8; 4]> {
    let length = u32::try_from(length).map_err(|_| io::Error::other("the message is too long"))?;
    Ok(length.to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_through_with_its_bytes() {
        let mut pipe = Vec::new();
        let ask = Ask::Draw { deck: 3, page: 7, width: 1920, height: 1080, as_png: false };
        send(&mut pipe, &ask, b"bytes").unwrap();
        send(&mut pipe, &Ask::Text { deck: 3, page: 8 }, b"").unwrap();
        let mut from = pipe.as_slice();
        assert_eq!(receive::<Ask>(&mut from).unwrap(), (ask, b"bytes".to_vec()));
        assert_eq!(receive::<Ask>(&mut from).unwrap().0, Ask::Text { deck: 3, page: 8 });
        assert!(receive::<Ask>(&mut from).is_err());
    }

    #[test]
    fn what_is_cut_or_too_long_is_an_error() {
        let mut pipe = Vec::new();
        send(&mut pipe, &Ask::Text { deck: 1, page: 1 }, b"four").unwrap();
        assert!(receive::<Ask>(&mut &pipe[..pipe.len() - 1]).is_err());
        assert!(receive::<Ask>(&mut [0xff; 16].as_slice()).is_err());
    }
}
