//! Fills a desk with invented contacts and measures it; `cargo xtask seed` and `cargo xtask bench` call it.
//! It is never part of the product. The story starts in `seed.rs` and `measure/mod.rs`.

use anyhow::Result;

mod http;
mod machine;
mod report;
mod words;

fn main() -> Result<()> {
    println!("{}", machine::described());
    Ok(())
}
