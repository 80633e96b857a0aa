//! Why a notes file of pdfpc cannot be read.

/// Why a notes file cannot be read. Each message completes the sentence "the notes file `x.pdfpc` …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfpcError {
    /// It is larger than [`LARGEST_NOTES_FILE`](super::LARGEST_NOTES_FILE).
    #[error("is larger than the limit (4 MiB)")]
    TooLarge,
    /// It is in neither of pdfpc's formats.
    #[error("was not written by pdfpc: it should start with `{{` or `[file]`")]
    Unknown,
    /// Its JSON is invalid.
    #[error("has an error on line {line} ({why}); fix that line, or save the file again from pdfpc")]
    Json {
        /// The line of the file, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// Something else stands where a number should be.
    #[error("has `{found}` on line {line} where {wanted} should be")]
    NotANumber {
        /// The line of the file, from 1.
        line: usize,
        /// What stands there, at most 40 characters.
        found: String,
        /// What should be there, such as "the minutes of the talk".
        wanted: &'static str,
    },
}
