//! The folders and files that commands work with: the checkout, Cargo's target folder, the sample session.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::program::Program;

/// The folders that every command uses.
#[derive(Clone)]
pub struct Workspace {
    /// The checkout, which has the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder, wherever `CARGO_TARGET_DIR` or a Cargo configuration puts it.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds them from the checkout that Cargo runs in.
    pub fn find() -> Outcome<Self> {
        // Prefer the variable that Cargo sets at run time: the checkout may have been moved since xtask was built.
        let own = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let root =
            Path::new(&own).parent().ok_or_else(|| Failure::new("xtask is not in a checkout of Chairside"))?.to_owned();
        let metadata = Program::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
            .folder(&root)
            .read()?;
        let target = json_string(&metadata, "target_directory")
            .ok_or_else(|| Failure::new("`cargo metadata` does not say where the target folder is"))?;
        Ok(Self { root, target: target.into() })
    }

    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The session that `cargo xtask run` shows without a file.
    pub fn sample(&self) -> PathBuf {
        self.root.join("assets/sessions/ietf112-secdispatch.md")
    }

    /// The program, as `cargo build --release` makes it.
    pub fn program(&self) -> PathBuf {
        self.target.join("release").join(format!("chairside{}", std::env::consts::EXE_SUFFIX))
    }

    /// The program as `cargo xtask run` makes it, in the profile `quick`.
    pub fn quick_program(&self) -> PathBuf {
        self.target.join("quick").join(format!("chairside{}", std::env::consts::EXE_SUFFIX))
    }

    /// The render process that it starts.
    pub fn render_process(&self) -> PathBuf {
        self.target.join("release").join(format!("chairside-render{}", std::env::consts::EXE_SUFFIX))
    }

    /// Where xtask keeps notes from one run to the next.
    pub fn memory(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

/// The value of the first `key` in a JSON text whose value is a string. That is enough for what Cargo prints, and a JSON
/// crate would slow the first build.
pub fn json_string(text: &str, key: &str) -> Option<String> {
    let marker = format!("\"{key}\":\"");
    let rest = &text[text.find(&marker)? + marker.len()..];
    let mut value = String::new();
    let mut letters = rest.chars();
    loop {
        match letters.next()? {
            '"' => return Some(value),
            '\\' => value.push(letters.next()?),
            letter => value.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::json_string;

    #[test]
    fn reads_a_path_with_escapes() {
        let text = r#"{"version":1,"target_directory":"C:\\work \"x\"\\target","metadata":null}"#;
        assert_eq!(json_string(text, "target_directory").as_deref(), Some("C:\\work \"x\"\\target"));
        assert_eq!(json_string(text, "nothing"), None);
    }
}
