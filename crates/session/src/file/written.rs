//! Something written in the file, with its line.

/// Something written in the file, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// What is written.
    pub value: T,
    /// Where, from 1.
    pub line: u32,
}
