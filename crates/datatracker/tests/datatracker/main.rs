//! The client against a server on this computer that answers as the Datatracker does, faults included.

mod decks;
mod faults;
mod server;
mod sessions;
