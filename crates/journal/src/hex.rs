//! Bytes in hexadecimal.

/// Two lower-case digits a byte.
pub fn of(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(DIGITS[usize::from(digit)].into());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn small_and_large_bytes_have_two_digits_each() {
        assert_eq!(super::of(&[0, 9, 0xa0, 0xff]), "0009a0ff");
    }
}
