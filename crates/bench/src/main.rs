//! Fills a desk with invented contacts and measures it; `cargo xtask seed` and `cargo xtask bench` call it.
//! It is never part of the product. The story starts in `seed.rs` and `measure/mod.rs`.

use anyhow::Result;
use clap::{Parser, Subcommand};

mod http;
mod machine;
mod measure;
mod report;
mod seed;
mod words;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Fills a desk with invented contacts and measures it")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Fills a database.
    Seed(seed::Seeding),
    /// Measures, and writes docs/performance.md.
    Bench(measure::Measuring),
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Seed(seeding) => seed::run(&seeding),
        Task::Bench(measuring) => measure::run(&measuring),
    }
}
