//! A value with the line it is written on.

/// A value with the line it is written on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// The line in the file, from 1.
    pub line: u32,
}
