//! Why a notes file of pdfpc cannot be read, in words.

/// Why a notes file cannot be read. Each message completes "the notes file `x.pdfpc` …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfpcError {
    /// It is larger than [`LARGEST_NOTES_FILE`](super::LARGEST_NOTES_FILE).
    #[error("is larger than what can be read (4 MiB)")]
    TooLarge,
    /// It is neither of pdfpc's formats.
    #[error("is not one of pdfpc: it should begin with `{{` or `[file]`")]
    Unknown,
    /// Its JSON is broken.
    #[error("cannot be read from line {line} on: {why}; mend it there or save it anew from pdfpc")]
    Json {
        /// From 1.
        line: usize,
        /// What the JSON reader says.
        why: String,
    },
    /// A number is expected where there is none.
    #[error("has `{found}` in line {line}, where {wanted} should be")]
    NotANumber {
        /// From 1.
        line: usize,
        /// What is there.
        found: String,
        /// What should be: "the minutes of the talk".
        wanted: &'static str,
    },
}
