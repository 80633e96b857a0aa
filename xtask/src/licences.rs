//! Checks that deny.toml allows the licence of every dependency: with cargo-deny if it is installed, else here. cargo-deny
//! takes minutes to build, too long to install it for one check.

use std::collections::BTreeMap;
use std::fs;

use spdx::{Expression, Licensee, ParseMode};

use crate::failure::{Because, Failure, Outcome};
use crate::program::Program;
use crate::workspace::Workspace;

/// Checks the licences of all dependencies, for all systems.
pub fn check(workspace: &Workspace) -> Outcome {
    if Program::new("cargo-deny").arg("--version").ask().is_some() {
        return Program::new("cargo")
            .args(["deny", "check", "licenses", "bans", "sources"])
            .folder(&workspace.root)
            .run();
    }
    let path = workspace.root.join("deny.toml");
    let allowed = allowed(&fs::read_to_string(&path).because(format!("read {}", path.display()))?)?;
    let found = list(workspace)?;
    let refused: Vec<String> = found
        .iter()
        .filter(|(_, licence)| !is_allowed(licence, &allowed))
        .map(|(name, licence)| format!("  {name}: {}", if licence.is_empty() { "has no licence" } else { licence }))
        .collect();
    if refused.is_empty() {
        println!("  {} packages; deny.toml allows all their licences", found.len());
        return Ok(());
    }
    Err(Failure::new(format!("deny.toml does not allow the licences of these packages:\n{}", refused.join("\n"))))
}

/// Lists every dependency (name and version) with its licence expression, which is empty if it has none.
pub fn list(workspace: &Workspace) -> Outcome<BTreeMap<String, String>> {
    let tree = Program::new("cargo")
        .args(["tree", "--workspace", "--all-features", "--target", "all", "--edges", "normal,build,dev"])
        .args(["--prefix", "none", "--format", "{p}\t{l}"])
        .folder(&workspace.root)
        .read()?;
    Ok(tree
        .lines()
        .filter_map(|line| line.split_once('\t'))
        // Only packages in this checkout have a folder in their line.
        .filter(|(package, _)| !package.contains(" (/") && !package.contains(":\\"))
        .map(|(package, licence)| {
            let name: Vec<&str> = package.split(' ').take(2).collect();
            (name.join(" "), licence.trim_end_matches(" (*)").trim().to_owned())
        })
        .collect())
}

/// How licence expressions are read. Older packages write `/` for OR and use deprecated identifiers, and a licence that
/// SPDX does not list may stand beside one that we allow.
const MODE: ParseMode =
    ParseMode { allow_slash_as_or_operator: true, allow_deprecated: true, allow_unknown: true, ..ParseMode::STRICT };

/// The entries of `allow` under `[licenses]` in deny.toml.
fn allowed(deny: &str) -> Outcome<Vec<Licensee>> {
    let entries = deny
        .split_once("\nallow = [")
        .and_then(|(_, rest)| rest.split_once(']'))
        .ok_or_else(|| Failure::new("deny.toml has no list of licences `allow = [`"))?
        .0;
    let read = |name| Licensee::parse(name).because(format!("read the licence `{name}` in deny.toml"));
    entries.split('"').skip(1).step_by(2).map(read).collect()
}

/// Whether a package with this licence expression may be used under one or more of the allowed licences.
fn is_allowed(expression: &str, allowed: &[Licensee]) -> bool {
    Expression::parse_mode(expression, MODE)
        .is_ok_and(|expression| expression.evaluate(|wanted| allowed.iter().any(|licence| licence.satisfies(wanted))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_met_by_allowed_licences() {
        let deny =
            "x = 1\nallow = [\n  \"MIT\",\n \"Apache-2.0\", \"Apache-2.0 WITH LLVM-exception\", \"Unicode-3.0\",\n]\n";
        let allowed = allowed(deny).unwrap();
        assert_eq!(allowed.len(), 4);
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
            "Our-Own OR MIT",
        ] {
            assert!(is_allowed(good, &allowed), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR GPL-3.0) AND GPL-3.0",
            "MIT WITH x",
            "MIT MIT",
            "(MIT",
            "Our-Own",
        ] {
            assert!(!is_allowed(bad, &allowed), "{bad}");
        }
    }
}
