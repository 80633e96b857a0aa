//! Tries to make the journal lose something: kills the program, cuts files, flips bytes, fills the disk, runs two programs
//! at once. The short form of each test always runs; the long one is ignored, and docs/reliability.md has the commands
//! and figures.

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
