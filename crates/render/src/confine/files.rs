//! Landlock: which files this process may open, and that it may not reach the network or other processes.

use std::path::PathBuf;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError,
    Scope, path_beneath_rules,
};

/// The newest rules that we ask for: those of Linux 6.12. An older kernel applies those of them that it knows.
const NEWEST: ABI = ABI::V6;

/// Leaves this process nothing of the file system but reading `fonts`. Libraries are already loaded.
pub(super) fn confine(fonts: &[PathBuf]) -> Result<(), RulesetError> {
    Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?
        .add_rules(path_beneath_rules(fonts, AccessFs::ReadFile | AccessFs::ReadDir))?
        .restrict_self()?;
    Ok(())
}
