//! Reads from /proc how much memory and processor time a program takes, with all the processes it has started.

use std::fs;

use crate::program::Program;

/// A program and its descendants, by the id of the program's process.
pub struct Family(u32);

impl Family {
    pub fn of(pid: u32) -> Self {
        Self(pid)
    }

    /// Proportional set size in MiB, in which memory that processes share counts once.
    pub fn memory(&self) -> f64 {
        let kib = |pid: &u32| {
            let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
            text.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse::<f64>().ok()
        };
        self.members().iter().filter_map(kib).sum::<f64>() / 1024.0
    }

    /// Processor time used so far, in seconds.
    pub fn seconds(&self) -> f64 {
        let ticks = |pid: &u32| {
            let fields = stat(*pid)?;
            Some(fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?)
        };
        let a_second = Program::new("getconf").arg("CLK_TCK").ask().and_then(|text| text.trim().parse().ok());
        self.members().iter().filter_map(ticks).sum::<f64>() / a_second.unwrap_or(100.0)
    }

    fn members(&self) -> Vec<u32> {
        let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let pid = entry.ok()?.file_name().to_str()?.parse().ok()?;
                Some((pid, stat(pid)?.get(1)?.parse().ok()?))
            })
            .collect();
        let mut members = vec![self.0];
        let mut next = 0;
        while let Some(parent) = members.get(next).copied() {
            members.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(child, _)| *child));
            next += 1;
        }
        members
    }
}

/// The fields of /proc/PID/stat after the name; the first is the state, field 3 in proc(5).
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}
