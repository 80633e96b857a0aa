//! The program: a command line, and the two windows.

use std::process::ExitCode;

fn main() -> ExitCode {
    chairside::run()
}
