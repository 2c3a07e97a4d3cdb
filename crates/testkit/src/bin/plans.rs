//! Checks the statements that a run of the tests noted: `plans FOLDER`. `./test` calls it after the tests.
//! It fails when a text cannot be prepared on a database or a list does not walk an index.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: plans FOLDER");
        return ExitCode::FAILURE;
    };
    let (count, wrong) = testkit::plans::check(Path::new(&folder));
    for one in &wrong {
        println!("{one}");
    }
    println!("plans: {count} statements prepared on both databases, {} wrong", wrong.len());
    // No statements at all means that nobody noted them, not that all is well.
    if wrong.is_empty() && count > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
