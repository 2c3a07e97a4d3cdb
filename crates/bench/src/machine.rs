//! What the measuring machine is, and what a process uses of it. Linux only: read from `/proc`.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

/// One line that names processor, cores and memory.
pub fn described() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name")).and_then(|rest| rest.split_once(':'));
    let model = model.map_or("unknown processor", |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total =
        memory.lines().find_map(|line| line.strip_prefix("MemTotal:")).and_then(first_number).unwrap_or(0);
    format!("{model}, {cores} cores, {} GB of memory", total.div_ceil(1024 * 1024))
}

/// Processor time that a process has used, user and system together.
pub fn processor_time(process: u32) -> Result<Duration> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).context("the process is gone")?;
    // The name in parentheses may hold spaces; what follows it is fixed.
    let rest = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: u64 =
        rest.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10)) // Linux counts a hundred ticks a second towards programs
}

/// Anonymous memory of a process in bytes: what it holds itself, without the files that it has mapped.
pub fn anonymous_memory(process: u32) -> Result<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).context("the process is gone")?;
    let line =
        text.lines().find_map(|line| line.strip_prefix("Anonymous:")).context("the kernel does not say")?;
    Ok(first_number(line).context("the kernel does not say")? * 1024)
}

fn first_number(text: &str) -> Option<u64> {
    text.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_memory_and_time() {
        let me = std::process::id();
        assert!(anonymous_memory(me).unwrap() > 0);
        assert!(processor_time(me).is_ok());
        assert!(described().contains("cores"));
    }
}
