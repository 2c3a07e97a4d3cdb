//! `tuki verify`: the sealed trace from the first event to the last, also beside a running desk.

use anyhow::{Result, bail};

use crate::config::PlaceOptions;

/// Checks chain, gaps and details, and says what is wrong.
///
/// # Errors
/// When something is wrong, or the desk cannot be read.
pub fn run(place: &PlaceOptions) -> Result<()> {
    let report = db::verify(&place.look()?)?;
    eprintln!("{} events checked, the details of {} of them have been erased.", report.events, report.erased);
    refuse(&report.faults)?;
    eprintln!("The chain is whole.");
    Ok(())
}

/// Prints the faults of a trace, if there are any.
///
/// # Errors
/// When there are.
pub fn refuse(faults: &[String]) -> Result<()> {
    for fault in faults {
        eprintln!("  {fault}");
    }
    match faults.len() {
        0 => Ok(()),
        100.. => bail!("the trace is not whole: a hundred faults or more"),
        count => bail!("the trace is not whole: faults: {count}"),
    }
}
