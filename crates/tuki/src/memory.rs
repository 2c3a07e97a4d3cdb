//! How much memory this process holds, as the kernel tells it.

/// Anonymous resident memory in kilobytes; `None` where the kernel does not tell.
pub fn anonymous_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("RssAnon:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
