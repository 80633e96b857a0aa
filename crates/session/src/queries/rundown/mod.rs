//! The agenda against the clock: when it ends, how much of the slot is free, and how far it is from its plan.
//!
//! Two different statements. The *slot* is what the meeting gave ("Ends 13:04, 56 min free"); the *plan* is the
//! sum of the items' minutes laid from the slot's start ("Plan +4 min"). An agenda shorter than its slot is never late.

pub mod agenda;
pub mod budget;
pub mod project;
pub mod slot;
pub mod time;
pub mod ways;
