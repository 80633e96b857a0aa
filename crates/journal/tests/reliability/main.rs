//! What must never be lost is tried to be lost: by killing, cutting, flipping, filling the disk, two programs at once.
//! The short form of each runs always; the whole one is ignored, and docs/reliability.md has the commands and figures.

mod child;
mod damage;
mod disk;
mod golden_run;
mod kills;
mod large;
mod random;
mod story;
mod two_programs;
mod versions;
