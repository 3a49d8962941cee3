//! SHA-256 of what is stored: originals, documents and clauses.

use sha2::{Digest, Sha256};

use crate::fold::squeeze;

/// SHA-256 of bytes, 64 hexadecimal digits.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        for nibble in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        out
    })
}

/// SHA-256 of a document's text after folding, without white space: the same text out of another file has the same.
pub(crate) fn of_text(text: &str) -> String {
    of_bytes(squeeze(text).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_digest() {
        assert_eq!(
            of_bytes(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "FIPS 180-4 gives this for abc"
        );
        assert_eq!(of_text("第一条 示例\n"), of_text("第一条　示例"), "layout does not make another document");
    }
}
