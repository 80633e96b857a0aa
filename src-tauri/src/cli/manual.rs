//! `chairside man` and `chairside completions`: what shells and `man` want to know of the command line.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use chairside_problem::marks::path;
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::Cli;
use super::output::{fail, print};

/// How the generator calls what stands below the help's options.
const EXTRA: &str = ".SH EXTRA\n";

/// Prints a shell's completions.
pub fn completions(shell: Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut visible(&Cli::command()), "chairside", &mut script);
    print(&String::from_utf8_lossy(&script));
    ExitCode::SUCCESS
}

/// The command without what help doesn't show. The generators of completions offer all options and commands, hidden or not.
fn visible(command: &Command) -> Command {
    // Clap keeps names that live as long as the program, which ends once they are printed.
    let name: &'static str = command.get_name().to_owned().leak();
    let shown = Command::new(name)
        .args(command.get_arguments().filter(|argument| !argument.is_hide_set()))
        .subcommands(command.get_subcommands().filter(|inner| !inner.is_hide_set()).map(visible))
        .disable_help_subcommand(command.is_disable_help_subcommand_set())
        .disable_version_flag(command.is_disable_version_flag_set());
    let shown = match command.get_version() {
        Some(version) => shown.version(&*version.to_owned().leak()),
        None => shown,
    };
    match command.get_about() {
        Some(about) => shown.about(about.clone()),
        None => shown,
    }
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
    let title = found.get_display_name().unwrap_or(found.get_name()).replace(' ', "-");
    rendered(&Man::new(found).title(title)).map_err(|error| error.to_string())
}

/// The page as the generator makes it, with sections of their own for what stands below the help's options.
fn rendered(man: &Man) -> io::Result<String> {
    let text = |render: &dyn Fn(&mut dyn Write) -> io::Result<()>| -> io::Result<String> {
        let mut made = Vec::new();
        render(&mut made)?;
        Ok(String::from_utf8_lossy(&made).into_owned())
    };
    let page = text(&|to| man.render(to))?;
    // By itself it begins with definitions that the page has at its own beginning.
    let alone = text(&|to| man.render_extra_section(to))?;
    let below = alone.find(EXTRA).map_or("", |at| &alone[at..]);
    Ok(if below.is_empty() { page } else { page.replace(below, &sections(below)) })
}

/// What stands below the options, as sections: examples as they are written, the exit status, notes.
fn sections(below: &str) -> String {
    let mut made = String::new();
    for paragraph in below.trim_start_matches(EXTRA).trim_end().split("\n\n") {
        if let Some((_, lines)) = paragraph.split_once(":\n").filter(|(head, _)| head.starts_with("Example")) {
            made.extend([".SH EXAMPLES\n.nf\n", lines, "\n.fi\n"]);
        } else if let Some(words) = paragraph.strip_prefix("Exit status: ") {
            made.extend([".SH \"EXIT STATUS\"\n", words, "\n"]);
        } else {
            made.extend([".SH NOTES\n", paragraph, "\n"]);
        }
    }
    made
}

fn pages(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}", path(folder)))?;
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    write_pages(command, folder).map_err(|error| format!("{}: {error}", path(folder)))
}

/// Writes the pages of a command and of those in it.
fn write_pages(command: Command, folder: &Path) -> io::Result<()> {
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        write_pages(inner.clone(), folder)?;
    }
    let man = Man::new(command);
    fs::write(folder.join(man.get_filename()), rendered(&man)?)
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
            assert!(page.contains(".SH SYNOPSIS") && page.contains(".SH EXAMPLES\n.nf\n"), "{command:?}: {page}");
            assert!(!page.contains("EXTRA") && !page.contains("\nExit status:"), "{command:?}: {page}");
        }
        assert!(page(&["no-such".into()]).is_err());
    }

    #[test]
    fn what_help_does_not_show_is_neither_completed_nor_in_a_page() {
        let cli = Cli::command().subcommand(Command::new("inside").hide(true));
        let hidden: Vec<_> = cli.get_arguments().filter(|argument| argument.is_hide_set()).collect();
        assert!(!hidden.is_empty());
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut visible(&cli), "chairside", &mut script);
            let script = String::from_utf8(script).unwrap();
            for option in hidden.iter().filter_map(|argument| argument.get_long()) {
                for offer in [format!("--{option}"), format!("-l {option}"), format!("{option}=")] {
                    assert!(!script.contains(&offer), "{shell}: {offer}");
                }
                assert!(!page(&[]).unwrap().contains(&format!("\\-\\-{}", option.replace('-', "\\-"))), "{option}");
            }
            assert!(!script.contains("inside"), "{shell}");
            for known in ["preflight", "datatracker", "data-dir", "version"] {
                assert!(script.contains(known), "{shell}: {known}");
            }
        }
    }

    #[test]
    fn what_stands_below_the_options_has_sections_of_its_own() {
        let page = page(&["import".into(), "datatracker".into()]).unwrap();
        let (_, below) = page.split_once(".SH EXAMPLES").unwrap();
        let sections: Vec<_> = below.lines().filter(|line| line.starts_with(".SH")).collect();
        assert_eq!(sections, [".SH NOTES", ".SH \"EXIT STATUS\""]);
        assert!(below.contains("\n0 made; 1 made, but"), "{below}");
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
