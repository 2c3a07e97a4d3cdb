//! The table of docs/performance.md: what is measured, in which order, and what must be reached.
//! It measures only what was built for release, and never fails because a figure is bad: the page says so.
//! The story starts in `run`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, anyhow};
use db::{Options, Place, Store};
use program::Served;

use crate::report::{Line, Run, grouped, page};
use crate::{machine, seed};

mod arrivals;
mod inbox;
mod pages;
mod program;

const CHARACTERS: usize = 800;
const MEGABYTE: f64 = 1_048_576.0;

/// What to measure.
#[derive(clap::Args)]
pub struct Measuring {
    /// Interactions of the small desk.
    #[arg(long, default_value_t = 10_000)]
    small: u64,
    /// Interactions of the large desk.
    #[arg(long, default_value_t = 1_000_000)]
    large: u64,
    /// Where desks are filled; kept, so that the next measurement need not fill them again.
    #[arg(long, default_value = "target/bench")]
    scratch: PathBuf,
    /// The profile of the measured program; anything but `release` only tries the tools out.
    #[arg(long, default_value = "release")]
    profile: String,
    /// Print the page instead of writing docs/performance.md.
    #[arg(long)]
    print: bool,
}

/// Measures everything and writes the page.
pub fn run(measuring: &Measuring) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    let program = program::built(root, &measuring.profile)?;
    let mut lines = arrived(&measuring.scratch)?;
    let small = desk_of(&measuring.scratch, measuring.small)?;
    let large = desk_of(&measuring.scratch, measuring.large)?;
    lines.extend(of_pages(&program, &small, &large)?);
    lines.extend(of_rest(root, (&program, &measuring.profile), &large, measuring.large)?);
    let run = Run {
        machine: machine::described(),
        day: seed::now().strftime("%Y-%m-%d").to_string(),
        sizes: (measuring.small, measuring.large),
        lines,
    };
    let text = page(&run);
    println!("{text}");
    if !measuring.print {
        std::fs::write(root.join("docs/performance.md"), text)?;
    }
    Ok(())
}

/// A filled desk of a size, from an earlier run or made now.
fn desk_of(scratch: &Path, interactions: u64) -> Result<PathBuf> {
    let data = scratch.join(format!("desk-{interactions}"));
    let done = data.join("filled");
    if !done.exists() {
        let _ = std::fs::remove_dir_all(&data);
        std::fs::create_dir_all(&data)?;
        let place = Place::Sqlite(data.join("tuki.db"));
        let store = Store::open(&place, Options::default()).map_err(|error| anyhow!("{error}"))?;
        seed::fill(&store, interactions, CHARACTERS)?;
        drop(store);
        std::fs::write(done, "")?;
    }
    Ok(data)
}

fn arrived(scratch: &Path) -> Result<Vec<Line>> {
    let scratch = scratch.join("arrivals");
    let _ = std::fs::remove_dir_all(&scratch);
    let measured = arrivals::measure(&scratch)?;
    let ratio = measured.shared / measured.bare;
    Ok(vec![
        Line {
            what: "arrivals on SQLite FULL, 64 at once, against the same statements bare in batches of 256"
                .into(),
            to_reach: "≥ 0.6",
            came_out: format!("{ratio:.2} ({:.0}/s against {:.0}/s)", measured.shared, measured.bare),
            enough: ratio >= 0.6,
        },
        Line {
            what: "commits for each arrival".into(),
            to_reach: "≤ 1/16",
            came_out: format!("1/{:.0}", measured.together),
            enough: measured.together >= 16.0,
        },
    ])
}

fn of_pages(program: &Path, small: &Path, large: &Path) -> Result<Vec<Line>> {
    let times = |data: &Path| -> Result<[Duration; 4]> {
        let known = pages::Known::of(data)?;
        pages::times(&Served::start(program, data)?, &known)
    };
    let (few, many) = (times(small)?, times(large)?);
    let line = |place: usize| {
        let ratio = many[place].as_secs_f64() / few[place].as_secs_f64().max(1e-9);
        Line {
            what: format!("{}: p95 on the large desk against the small one", pages::PAGES[place]),
            to_reach: "≤ 1.3 ×",
            came_out: format!("{ratio:.2} × ({:.2?} against {:.2?})", many[place], few[place]),
            enough: ratio <= 1.3,
        }
    };
    Ok((0..pages::PAGES.len()).map(line).collect())
}

/// The program as people get it; when tools are only tried out, the one that is there.
fn distributed(root: &Path, profile: &str) -> Result<PathBuf> {
    program::built(root, if profile == "release" { "dist" } else { profile })
}

fn of_rest(root: &Path, (program, profile): (&Path, &str), large: &Path, contacts: u64) -> Result<Vec<Line>> {
    let calls = inbox::recorded(large)?;
    let served = Served::start(program, large)?;
    let first_answer = served.first_answer;
    let mut lines = inbox::lines(&served, large, &calls)?;
    lines.push(at_rest(&served)?);
    drop(served);
    lines.push(Line {
        what: "from starting to the first answered request".into(),
        to_reach: "≤ 300 ms",
        came_out: format!("{} ms", first_answer.as_millis()),
        enough: first_answer <= Duration::from_millis(300),
    });
    let size = distributed(root, profile)?.metadata()?.len() as f64 / MEGABYTE;
    lines.push(Line {
        what: "the program, profile `dist`".into(),
        to_reach: "≤ 40 MB",
        came_out: format!("{size:.1} MB"),
        enough: size <= 40.0,
    });
    let bytes = program::bytes_below(large)? / contacts.max(1);
    lines.push(Line {
        what: "stored bytes for each contact of 800 characters, search included".into(),
        to_reach: "≤ 4 kB",
        came_out: format!("{} bytes", grouped(bytes)),
        enough: bytes <= 4_096,
    });
    Ok(lines)
}

/// Anonymous memory after a hundred inbox pages and a minute of rest.
fn at_rest(served: &Served) -> Result<Line> {
    let mut client = served.client()?;
    for _ in 0..100 {
        client.page("/desk/inbox/all")?;
    }
    std::thread::sleep(Duration::from_secs(60));
    let memory = served.memory()? as f64 / MEGABYTE;
    Ok(Line {
        what: "memory of the serving program over the large desk, at rest".into(),
        to_reach: "≤ 80 MB",
        came_out: format!("{memory:.0} MB"),
        enough: memory <= 80.0,
    })
}
