//! What deny.toml says beside licences, checked in a second on every machine: where packages come from, which are not
//! wanted, and how long ago they were compared with the known faults. If cargo-deny is installed, it checks the same
//! again (`licences`).

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::failure::{Because, Failure, Outcome};
use crate::licences;
use crate::workspace::Workspace;

/// The registry that all packages come from, as Cargo.lock names it.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// The registry of the views' packages.
const NPM: &str = "https://registry.npmjs.org/";
/// A comparison with the known faults that is older than this is named, in days.
const STALE: i64 = 120;
/// How the line begins that says when they were compared.
const COMPARED: &str = "# Compared with the known faults on ";

/// Checks the packages of the program and of the views, and prints how many there are.
pub fn check(workspace: &Workspace) -> Outcome {
    let read = |name: &str| {
        let path = workspace.root.join(name);
        fs::read_to_string(&path).because(format!("read {}", path.display()))
    };
    let (lock, deny, npm) = (read("Cargo.lock")?, read("deny.toml")?, read("ui/package-lock.json")?);
    let packages = packages(&lock);
    let manifests = manifests(&workspace.root)?;
    let names: Vec<&str> = manifests.iter().filter_map(|(_, text)| value(text.lines(), "name")).collect();
    let used = licences::list(workspace)?;
    let mut wrong = sources(&packages, &names);
    wrong.extend(npm_sources(&npm));
    wrong.extend(unwanted(used.keys().map(String::as_str), &denied(&deny)?));
    wrong.extend(manifests.iter().flat_map(|(path, text)| wildcards(path, text)));
    if !wrong.is_empty() {
        return Err(Failure::new(format!("deny.toml does not allow these packages:\n  {}", wrong.join("\n  "))));
    }
    println!("  {} packages, all from the registry with their checksums; none that is not wanted", packages.len());
    Ok(())
}

/// Says if the packages have not been compared with the known faults for long. That needs a database from the network, so
/// it is done by hand and never fails.
pub fn reminder(workspace: &Workspace) -> Option<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let deny = fs::read_to_string(workspace.root.join("deny.toml")).unwrap_or_default();
    stale(&deny, i64::try_from(now / 86_400).ok()?)
}

/// A package of Cargo.lock.
#[derive(Debug, Default, PartialEq)]
struct Package<'a> {
    name: &'a str,
    version: &'a str,
    source: Option<&'a str>,
    checksum: Option<&'a str>,
}

fn packages(lock: &str) -> Vec<Package<'_>> {
    let entries = lock.split("[[package]]").skip(1);
    entries
        .map(|entry| Package {
            name: value(entry.lines(), "name").unwrap_or_default(),
            version: value(entry.lines(), "version").unwrap_or_default(),
            source: value(entry.lines(), "source"),
            checksum: value(entry.lines(), "checksum"),
        })
        .collect()
}

/// The text of the first line `key = "text"`.
fn value<'a>(mut lines: impl Iterator<Item = &'a str>, key: &str) -> Option<&'a str> {
    lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

/// Packages that are neither in this checkout nor from the registry.
fn sources(packages: &[Package<'_>], own: &[&str]) -> Vec<String> {
    let is_checksum = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let why = |package: &Package<'_>| match (package.source, package.checksum) {
        (None, _) if own.contains(&package.name) => None,
        (None, _) => Some("is from a folder outside the workspace".to_owned()),
        (Some(CRATES), Some(checksum)) if is_checksum(checksum) => None,
        (Some(CRATES), _) => Some("has no checksum in Cargo.lock".to_owned()),
        (Some(other), _) => Some(format!("is from {other}")),
    };
    packages.iter().filter_map(|it| why(it).map(|why| format!("{} {} {why}", it.name, it.version))).collect()
}

/// Packages of the views that are not from npm's registry, or have no checksum. npm writes one entry a line.
fn npm_sources(lock: &str) -> Vec<String> {
    let entry = |line: &'_ str, key: &str| {
        Some(
            line.trim().strip_prefix(&format!("\"{key}\": \""))?.trim_end_matches(',').trim_end_matches('"').to_owned(),
        )
    };
    let lines: Vec<&str> = lock.lines().collect();
    let resolved = lines.iter().enumerate().filter_map(|(at, line)| Some((at, entry(line, "resolved")?)));
    resolved
        .filter_map(|(at, from)| {
            let checksum = lines.get(at + 1).and_then(|line| entry(line, "integrity")).unwrap_or_default();
            let why = if !from.starts_with(NPM) {
                "is not from the registry"
            } else if !checksum.starts_with("sha512-") {
                "has no checksum in package-lock.json"
            } else {
                return None;
            };
            Some(format!("{from} {why}"))
        })
        .collect()
}

/// The names in `deny` under `[bans]` in deny.toml.
fn denied(deny: &str) -> Outcome<Vec<&str>> {
    let entries = deny
        .split_once("\n[bans]")
        .and_then(|(_, bans)| bans.split_once("\ndeny = ["))
        .and_then(|(_, entries)| entries.split_once("\n]"))
        .ok_or_else(|| Failure::new("deny.toml has no list `deny = [` under [bans]"))?
        .0;
    Ok(entries.split("crate = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect())
}

/// Those of `used` ("name version") that are in `denied`.
fn unwanted<'a>(used: impl Iterator<Item = &'a str>, denied: &[&str]) -> Vec<String> {
    let name = |package: &'a str| package.split(' ').next().unwrap_or_default();
    used.filter(|package| denied.contains(&name(package))).map(|package| format!("{package} is not wanted")).collect()
}

/// Dependencies of which any version will do.
fn wildcards(path: &str, manifest: &str) -> Vec<String> {
    let lines = (1..).zip(manifest.lines()).filter(|(_, line)| line.replace(' ', "").contains("=\"*\""));
    lines.map(|(number, line)| format!("{path}:{number}: any version will do: {line}")).collect()
}

/// The manifests of the workspace, with their paths.
fn manifests(root: &Path) -> Outcome<Vec<(String, String)>> {
    let crates = fs::read_dir(root.join("crates")).because("list the crates")?;
    let folders = crates.filter_map(Result::ok).map(|entry| entry.path()).chain([
        root.to_owned(),
        root.join("src-tauri/toolkit"),
        root.join("xtask"),
    ]);
    let mut found = Vec::new();
    for path in folders.map(|folder| folder.join("Cargo.toml")).filter(|path| path.exists()) {
        let text = fs::read_to_string(&path).because(format!("read {}", path.display()))?;
        found.push((path.strip_prefix(root).unwrap_or(&path).display().to_string(), text));
    }
    Ok(found)
}

/// Whether the comparison of which deny.toml tells is old on `today` (days since 1970), in words.
fn stale(deny: &str, today: i64) -> Option<String> {
    let compared = deny.lines().find_map(|line| line.strip_prefix(COMPARED)?.get(..10));
    let Some(day) = compared.and_then(days) else {
        return Some("deny.toml does not say when the packages were compared with the known faults".into());
    };
    let age = today - day;
    (age > STALE).then(|| {
        format!(
            "the packages were compared with the known faults {age} days ago. With the network and cargo-deny: cargo deny \
             check advisories. Then note the day in deny.toml"
        )
    })
}

/// The days from 1970 to a date like 2026-11-28.
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the day that may be missing is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKSUM: &str = "366ffbaa4442f4684d91e2cd7c5ea7c4ed8add41959a31447066e279e432b618";

    fn entry(name: &str, more: &str) -> String {
        format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n{more}dependencies = [\n \"memchr\",\n]\n\n")
    }

    #[test]
    fn every_package_is_from_the_registry_with_its_checksum() {
        let registry = format!("source = \"{CRATES}\"\n");
        let good = format!("{registry}checksum = \"{CHECKSUM}\"\n");
        let lock = [
            entry("good", &good),
            entry("own", ""),
            entry("folder", ""),
            entry("unproven", &registry),
            entry("short", &format!("{registry}checksum = \"366f\"\n")),
            entry("git", "source = \"git+https://example.org/x#1234\"\n"),
            entry("elsewhere", &good.replace("github.com", "example.org")),
        ];
        let lock = format!("version = 4\n\n{}", lock.concat());
        let wrong = sources(&packages(&lock), &["own"]);
        assert_eq!(
            wrong,
            [
                "folder 1.0.0 is from a folder outside the workspace",
                "unproven 1.0.0 has no checksum in Cargo.lock",
                "short 1.0.0 has no checksum in Cargo.lock",
                "git 1.0.0 is from git+https://example.org/x#1234",
                "elsewhere 1.0.0 is from registry+https://example.org/rust-lang/crates.io-index",
            ]
        );
    }

    #[test]
    fn so_is_every_package_of_the_views() {
        let package = |from: &str, checksum: &str| {
            format!(
                "    \"node_modules/x\": {{\n      \"version\": \"1.0.0\",\n      \"resolved\": \"{from}\",\n{checksum}    }},\n"
            )
        };
        let good = "      \"integrity\": \"sha512-abc==\",\n";
        let [own, other] = ["https://registry.npmjs.org/x/-/x-1.0.0.tgz", "git+ssh://git@example.org/x.git#1"];
        let lock = [package(own, good), package(other, good), package(own, ""), package(own, "      \"dev\": true,\n")];
        let wrong = npm_sources(&lock.concat());
        let unproven = format!("{own} has no checksum in package-lock.json");
        assert_eq!(wrong, [format!("{other} is not from the registry"), unproven.clone(), unproven]);
    }

    #[test]
    fn what_is_not_wanted_and_what_has_any_version_is_named() {
        let deny = "[licenses]\nallow = [\n]\n\n[bans]\nwildcards = \"deny\"\ndeny = [\n    { crate = \"curl\", reason = \"x\" },\n    \
                    { crate = \"rustls\", reason = \"y\" },\n]\n\n[sources]\nunknown-git = \"deny\"\n";
        let denied = denied(deny).unwrap();
        assert_eq!(denied, ["curl", "rustls"]);
        let used = ["curl v0.4.0", "curls v1.0.0", "rustls v0.23.0", "serde v1.0.0"];
        assert_eq!(unwanted(used.into_iter(), &denied), ["curl v0.4.0 is not wanted", "rustls v0.23.0 is not wanted"]);
        assert!(super::denied("[bans]\n").is_err());
        let manifest = "[dependencies]\na = \"1\"\nb = \"*\"\nc = { version = \"*\", features = [\"*x\"] }\n";
        let found = wildcards("Cargo.toml", manifest);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("Cargo.toml:3: ") && found[1].starts_with("Cargo.toml:4: "));
    }

    #[test]
    fn a_comparison_that_is_long_ago_is_named() {
        assert_eq!(days("1970-01-01"), Some(0));
        assert_eq!(days("2000-02-29"), Some(11_016));
        assert_eq!(days("2026-11-28"), Some(20_785));
        assert_eq!((days("2026-13-01"), days("yesterday")), (None, None));
        let note = format!("# x\n{COMPARED}2026-11-28: no fault.\n");
        assert_eq!(stale(&note, 20_785 + STALE), None);
        assert!(stale(&note, 20_786 + STALE).unwrap().contains("121 days ago"));
        assert!(stale("", 20_785).unwrap().contains("does not say when"));
    }

    /// The real files hold, and the note is there.
    #[test]
    fn this_checkout_holds() {
        let workspace = Workspace::find().unwrap();
        check(&workspace).unwrap();
        let deny = fs::read_to_string(workspace.root.join("deny.toml")).unwrap();
        assert!(stale(&deny, 0).is_none(), "deny.toml tells of a comparison");
    }
}
