//! What the inbox page costs the serving program, against its own statements and its rendering run bare.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, ensure};
use axum::body::Body;
use axum::http::{Request, header};
use db::{Options, Place, Store, Value};
use desk::kernel::Clock;
use language::Lang;
use rusqlite::{Connection, OpenFlags};
use tower::ServiceExt;
use ui::desk::inbox::{Inbox, Row, page};

use super::arrivals::run;
use super::program::Served;
use crate::report::Line;
use crate::{seed, words};

const PATH: &str = "/desk/inbox/all";
const REQUESTS: u32 = 2_000;
const CALLERS: usize = 4;
const EACH: usize = 500;
const ROWS: u64 = 50;

/// The statements of one inbox page, with their values.
pub type Calls = Vec<(&'static str, Vec<Value>)>;

/// Asks for the page once within this process and keeps what it asked of the database. The desk must not be served then.
pub fn recorded(data: &Path) -> Result<Calls> {
    let place = Place::Sqlite(data.join("tuki.db"));
    let store = Store::open(&place, Options::default()).map_err(|error| anyhow!("{error}"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let router = web::router(web::App::new(setup(&store)));
        let request = || {
            Request::get(PATH)
                .header(header::COOKIE, format!("tuki_session={}", seed::SECRET))
                .body(Body::empty())
        };
        router.clone().oneshot(request()?).await?;
        store.record_calls(true);
        let answer = router.oneshot(request()?).await?;
        ensure!(answer.status().is_success(), "the inbox answered {}", answer.status());
        axum::body::to_bytes(answer.into_body(), usize::MAX).await?;
        Ok(store.record_calls(false))
    })
}

fn setup(store: &Store) -> web::Setup {
    web::Setup {
        store: store.clone(),
        clock: Clock::system(),
        base_url: "http://127.0.0.1".into(),
        zone: jiff::tz::TimeZone::UTC,
        key: channels::seal::SealKey::new([7; 32]),
        demo: false,
        demo_links: Vec::new(),
        setup_code: None,
        wake: Default::default(),
        sink: None,
        trusted_proxies: Vec::new(),
    }
}

/// The two lines of the table.
pub fn lines(served: &Served, data: &Path, calls: &Calls) -> Result<Vec<Line>> {
    let (cost, size) = cost(served)?;
    let bare = bare(data, calls)?;
    let ratio = cost.as_secs_f64() / bare.as_secs_f64();
    let throughput = throughput(|| served.client(), PATH)?;
    let empty = empty_page(size)?;
    Ok(vec![
        Line {
            what: "inbox page over HTTP: processor time against its statements and rendering run bare".into(),
            to_reach: "≤ 2 ×",
            came_out: format!("{ratio:.2} × ({cost:.2?} against {bare:.2?})"),
            enough: ratio <= 2.0,
        },
        Line {
            what: format!(
                "inbox page over HTTP: throughput against an empty page of the same size ({size} bytes)"
            ),
            to_reach: "stated",
            came_out: format!("{:.2} ({throughput:.0}/s against {empty:.0}/s)", throughput / empty),
            enough: true,
        },
    ])
}

/// Processor time of the serving program for each page, and the page's size.
fn cost(served: &Served) -> Result<(Duration, usize)> {
    let mut client = served.client()?;
    for _ in 0..100 {
        client.page(PATH)?;
    }
    let before = served.processor_time()?;
    let mut size = 0;
    for _ in 0..REQUESTS {
        size = client.page(PATH)?.body.len();
    }
    Ok(((served.processor_time()? - before) / REQUESTS, size))
}

/// The time of the same statements and of the rendering of as many rows, without anything around them.
fn bare(data: &Path, calls: &Calls) -> Result<Duration> {
    let connection = Connection::open_with_flags(data.join("tuki.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.set_prepared_statement_cache_capacity(512);
    let (shell, view) = (ui::sample::shell(Lang::Fi, ui::shell::Place::Inbox), view());
    let mut start = Instant::now();
    for round in 0..REQUESTS + 100 {
        if round == 100 {
            start = Instant::now();
        }
        connection.execute_batch("BEGIN")?;
        for call in calls
            .iter()
            .filter(|(sql, _)| sql.trim_start().starts_with("SELECT") || sql.trim_start().starts_with("WITH"))
        {
            run(&connection, call)?;
        }
        connection.execute_batch("COMMIT")?;
        std::hint::black_box(page(&shell, &view).into_string());
    }
    Ok(start.elapsed() / REQUESTS)
}

/// An inbox of as many rows as the page has.
fn view() -> Inbox {
    let row = |number: u64| Row {
        number: i64::try_from(number).unwrap_or(0),
        who: words::person(number).0,
        subject: words::subject(number),
        excerpt: words::message(number, 160),
        unread: true,
        at: ui::sample::now(),
        ..Row::default()
    };
    Inbox {
        view: "all".into(),
        title: "Kaikki".into(),
        rows: (1..=ROWS).map(row).collect(),
        ..Inbox::default()
    }
}

/// Pages a second for several callers at once.
fn throughput(connect: impl Fn() -> Result<crate::http::Client>, path: &'static str) -> Result<f64> {
    let clients = (0..CALLERS).map(|_| connect()).collect::<Result<Vec<_>>>()?;
    let start = Instant::now();
    let callers: Vec<_> = clients
        .into_iter()
        .map(|mut client| std::thread::spawn(move || (0..EACH).try_for_each(|_| client.page(path).map(drop))))
        .collect();
    for caller in callers {
        caller.join().map_err(|_| anyhow!("a caller failed"))??;
    }
    Ok((CALLERS * EACH) as f64 / start.elapsed().as_secs_f64())
}

/// Throughput of a server of the same make that has nothing to do.
fn empty_page(size: usize) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let text: &'static str = "x".repeat(size).leak();
    let router = axum::Router::new().route("/", axum::routing::get(move || async move { text }));
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))?;
    let address = format!("http://{}", listener.local_addr()?);
    runtime.spawn(async move { axum::serve(listener, router).await });
    throughput(|| crate::http::Client::connect(&address, ""), "/")
}
