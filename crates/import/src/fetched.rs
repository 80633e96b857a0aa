//! What became of a deck, in words, while a session is brought in.

use chairside_datatracker::{Download, Left, Trouble};

/// "slides-02.pdf, 1.2 MiB", or why the deck of this name is left out.
pub fn fetched(name: &str, outcome: &Download) -> String {
    match outcome {
        Download::Saved { file, bytes } => format!("{file}, {}", size(*bytes)),
        Download::Kept { file } => format!("{file} was there already"),
        Download::Left(Left::Trouble(trouble @ Trouble::Cancelled)) => format!("{name}: {trouble}"),
        Download::Left(left) => format!("{name} is left out: {left}"),
    }
}

/// "1.2 MiB".
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KiB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MiB", bytes >> 20, ((bytes & 0xf_ffff) * 10) >> 20),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_said_in_the_unit_that_fits() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (1023, "1023 bytes"),
            (1024, "1 KiB"),
            (1025, "2 KiB"),
            (1_048_576, "1.0 MiB"),
            (10_600_000, "10.1 MiB"),
        ] {
            assert_eq!(size(bytes), words);
        }
    }
}
