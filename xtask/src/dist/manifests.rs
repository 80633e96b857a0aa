//! `cargo xtask manifests FOLDER ADDRESS`: writes the manifests for winget and Homebrew from the files of a release.
//!
//! FOLDER has the .dmg files and Windows installers that Tauri made; ADDRESS is where people will get them. Sums, version,
//! licence and words are filled in from them and from what all packages say.

use std::path::{Path, PathBuf};

use super::about::{LICENCE, PUBLISHER, SUMMARY, VERSION};
use super::{sums, tree};
use crate::failure::{Failure, Outcome};
use crate::fingerprint::entries;

const WINGET: &str = "Chairside.Chairside";

/// A file of the release.
#[derive(Debug, Clone)]
struct Released {
    name: String,
    sum: String,
}

/// Writes FOLDER/winget/ and FOLDER/homebrew/.
pub fn write(folder: &Path, address: &str) -> Outcome {
    let page = page(address)?;
    let files = entries(folder)?;
    let released = |ending: &str| released(&files, ending);
    let (arm, intel) = (released("aarch64.dmg")?, released("x64.dmg")?);
    let (setup, msi) = (released("x64-setup.exe")?, released("x64_en-US.msi")?);
    tree::write(&folder.join("homebrew/chairside.rb"), &cask(&arm, &intel, address, page))?;
    let winget = folder.join("winget");
    for (name, text) in winget_files(&setup, &msi, address, page) {
        tree::write(&winget.join(name), &text)?;
    }
    println!("Wrote the manifests for Homebrew and winget in {}", folder.display());
    Ok(())
}

/// The project's page, from the address of its release: `https://…/chairside/releases/download/v1` gives `https://…/chairside`.
fn page(address: &str) -> Outcome<&str> {
    address
        .split_once("/releases/download/")
        .map(|(page, _)| page)
        .filter(|page| page.starts_with("https://"))
        .ok_or_else(|| Failure::new(format!("{address} is not https://…/releases/download/TAG")))
}

/// The one file with this ending.
fn released(files: &[PathBuf], ending: &str) -> Outcome<Released> {
    let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut found = files.iter().filter(|file| name(file).ends_with(ending));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(Released { name: name(file), sum: sums::of(file)? }),
        (None, _) => Err(Failure::new(format!("there is no file …{ending}"))),
        _ => Err(Failure::new(format!("there are several files …{ending}"))),
    }
}

fn cask(arm: &Released, intel: &Released, address: &str, page: &str) -> String {
    format!(
        "cask \"chairside\" do\n  version \"{VERSION}\"\n\n  on_arm do\n    sha256 \"{}\"\n    url \"{address}/{}\"\n  end\n  on_intel do\n    \
         sha256 \"{}\"\n    url \"{address}/{}\"\n  end\n\n  name \"Chairside\"\n  desc \"{SUMMARY}\"\n  homepage \"{page}\"\n\n  \
         app \"Chairside.app\"\n  binary \"#{{appdir}}/Chairside.app/Contents/MacOS/chairside\"\nend\n",
        arm.sum, arm.name, intel.sum, intel.name
    )
}

fn winget_files(setup: &Released, msi: &Released, address: &str, page: &str) -> [(String, String); 3] {
    let file = |part: &str, kind: &str, text: String| {
        let head = format!("PackageIdentifier: {WINGET}\nPackageVersion: {VERSION}\n");
        (format!("{WINGET}{part}.yaml"), format!("{head}{text}ManifestType: {kind}\nManifestVersion: 1.6.0\n"))
    };
    let installer = |kind: &str, file: &Released| {
        format!(
            "  - Architecture: x64\n    InstallerType: {kind}\n    InstallerUrl: {address}/{}\n    InstallerSha256: {}\n",
            file.name,
            file.sum.to_uppercase()
        )
    };
    [
        file("", "version", "DefaultLocale: en-US\n".into()),
        file(
            ".installer",
            "installer",
            format!("Installers:\n{}{}", installer("nullsoft", setup), installer("wix", msi)),
        ),
        file(
            ".locale.en-US",
            "defaultLocale",
            format!(
                "PackageLocale: en-US\nPublisher: {PUBLISHER}\nPackageName: Chairside\nPackageUrl: {page}\nLicense: {LICENCE}\n\
                 ShortDescription: \"{SUMMARY}\"\nTags:\n  - presentation\n  - slides\n  - agenda\n  - timer\n"
            ),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://example.org/chairside/releases/download/v1";

    #[test]
    fn sums_of_the_files_stand_in_the_manifests() {
        let folder = std::env::temp_dir().join(format!("xtask-manifests-{}", std::process::id()));
        for name in ["C_1_aarch64.dmg", "C_1_x64.dmg", "C_1_x64-setup.exe", "C_1_x64_en-US.msi"] {
            tree::write(&folder.join(name), "abc").unwrap();
        }
        write(&folder, ADDRESS).unwrap();
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let cask = tree::read(&folder.join("homebrew/chairside.rb")).unwrap();
        assert_eq!(cask.matches(sum).count(), 2, "{cask}");
        assert!(cask.contains("homepage \"https://example.org/chairside\""), "{cask}");
        let installer = tree::read(&folder.join("winget/Chairside.Chairside.installer.yaml")).unwrap();
        assert_eq!(installer.matches(&sum.to_uppercase()).count(), 2, "{installer}");
        assert!(installer.contains(&format!("InstallerUrl: {ADDRESS}/C_1_x64-setup.exe")), "{installer}");
        std::fs::remove_file(folder.join("C_1_x64.dmg")).unwrap();
        assert!(write(&folder, ADDRESS).unwrap_err().to_string().contains("x64.dmg"));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn an_address_that_is_no_release_is_refused() {
        assert!(page("https://example.org/files").is_err());
        assert!(page("http://example.org/x/releases/download/v1").is_err());
    }
}
