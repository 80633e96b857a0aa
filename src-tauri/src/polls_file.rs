//! Reads a file of polls.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The text of a file of polls. It has some lines for each poll; a much larger file is something else.
pub fn read_polls(path: &Path) -> Result<String, String> {
    const MOST: u64 = 1 << 20;
    let mut json = String::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(MOST + 1).read_to_string(&mut json).map_err(|error| error.to_string())?;
    if json.len() as u64 > MOST {
        return Err("this is not a file of polls: it is larger than 1 MiB".into());
    }
    Ok(json)
}
