//! `chairside man` and `chairside completions`: what shells and `man` want to know of the command line.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use chairside_problem::marks::path;
use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use super::Cli;
use super::output::{fail, print};

/// Prints a shell's completions.
pub fn completions(shell: Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "chairside", &mut script);
    print(&String::from_utf8_lossy(&script));
    ExitCode::SUCCESS
}

/// Prints the manual page of the program, or of one command ("import agenda"). With a folder, writes all pages there.
pub fn man(command: &[String], output: Option<&Path>) -> ExitCode {
    let made = match output {
        Some(folder) => pages(folder).map(|()| print(&format!("The manual pages are in {}\n", path(folder)))),
        None => page(command).map(|page| print(&page)),
    };
    made.map_or_else(fail, |()| ExitCode::SUCCESS)
}

fn page(command: &[String]) -> Result<String, String> {
    let mut found = Cli::command();
    found.build();
    for name in command {
        let known = found.find_subcommand(name).cloned();
        found = known.ok_or_else(|| format!("there is no command {name:?}; chairside --help lists them"))?;
    }
    let mut page = Vec::new();
    let title = found.get_display_name().unwrap_or(found.get_name()).replace(' ', "-");
    Man::new(found).title(title).render(&mut page).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn pages(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}", path(folder)))?;
    clap_mangen::generate_to(Cli::command(), folder).map_err(|error| format!("{}: {error}", path(folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_with_an_example() {
        let mut cli = Cli::command();
        cli.build();
        let mut commands = vec![vec![]];
        while let Some(command) = commands.pop() {
            let mut found = &cli;
            for name in &command {
                found = found.find_subcommand(name).unwrap();
            }
            let inner = found.get_subcommands().filter(|inner| inner.get_name() != "help");
            commands.extend(inner.map(|inner| [command.clone(), vec![inner.get_name().to_owned()]].concat()));
            let page = page(&command).unwrap();
            assert!(page.contains(".SH SYNOPSIS") && page.contains("Example"), "{command:?}: {page}");
        }
        assert!(page(&["no-such".into()]).is_err());
    }

    #[test]
    fn all_pages_go_into_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        pages(&folder.path().join("man")).unwrap();
        let names: Vec<_> =
            fs::read_dir(folder.path().join("man")).unwrap().map(|file| file.unwrap().file_name()).collect();
        for name in ["chairside.1", "chairside-check.1", "chairside-import-datatracker.1"] {
            assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
        }
    }
}
