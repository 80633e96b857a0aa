//! Which pages are written, and to which files.

use std::fs;
use std::path::{Path, PathBuf};

use chairside_problem::marks::path;

use crate::cli::destination::{self, Made};

/// Which pages to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// The page of this number, from 1.
    One(u32),
    /// All of them.
    All,
}

impl Pages {
    /// The numbers of the pages to write, from 1, and the file for each. `output` is that file, or for all pages a
    /// folder, which is made. `noun` names a page in the message that there is no such one.
    pub fn files(self, file: &Path, noun: &str, count: usize, output: &Path) -> Result<Vec<(u32, PathBuf)>, String> {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match self {
            Self::One(number) if (1..=count).contains(&number) => {
                destination::check(output, &[file.into()], Made::Picture)?;
                Ok(vec![(number, output.into())])
            }
            Self::One(number) => Err(format!("{}: there is no {noun} {number}; it has {count}", path(file))),
            Self::All => {
                fs::create_dir_all(output).map_err(|error| format!("{}: {error}", path(output)))?;
                // Names of the same length, so that they sort in order.
                let digits = count.to_string().len();
                Ok((1..=count).map(|number| (number, output.join(format!("{number:0digits$}.png")))).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_pages_get_names_that_sort_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("out");
        let files = Pages::All.files(Path::new("a.pdf"), "page", 12, &output).unwrap();
        assert!(output.is_dir());
        assert_eq!((files.len(), &files[0]), (12, &(1, output.join("01.png"))));
        assert!(files.is_sorted_by_key(|(_, file)| file.clone()));
    }

    #[test]
    fn a_picture_never_replaces_its_deck() {
        let folder = tempfile::tempdir().unwrap();
        let deck = folder.path().join("a.pdf");
        fs::write(&deck, "%PDF-1.7").unwrap();
        assert!(Pages::One(1).files(&deck, "page", 3, &deck).unwrap_err().contains("made from"));
    }

    #[test]
    fn a_page_that_is_not_there_is_refused_in_words() {
        let output = Path::new("out.png");
        let of = |number| Pages::One(number).files(Path::new("a.md"), "slide", 3, output);
        assert_eq!(of(3), Ok(vec![(3, output.into())]));
        for number in [0, 4] {
            assert_eq!(of(number), Err(format!("a.md: there is no slide {number}; it has 3")));
        }
    }
}
