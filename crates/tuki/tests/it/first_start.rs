//! The first start: an empty folder, the form, and a desk that its administrator can enter again.

use std::process::{Command, Stdio};

use reqwest::{Client, StatusCode, redirect};
use testkit::{Running, block_on};

const PASSWORD: &str = "pitkä ja helppo muistaa";

fn serve(data: &std::path::Path) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tuki"));
    command.args(["serve", "--json", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    command.env_remove("TUKI_DATA").env_remove("TUKI_DATABASE").stdin(Stdio::null());
    Running::start(&mut command)
}

/// The code that the program says to whoever started it; empty when it asks for none.
fn code(served: &Running) -> String {
    let said = served.log();
    let after = said.split("with the code ").nth(1).unwrap_or_default();
    after.chars().take_while(char::is_ascii_digit).collect()
}

fn browser() -> Client {
    Client::builder()
        .cookie_store(true)
        .redirect(redirect::Policy::none())
        .build()
        .expect("a client can be built")
}

fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

#[test]
fn whoever_starts_it_first_sets_it_up_and_can_enter_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let served = serve(&data);
    let code = code(&served);
    let set_up = |password: &str| {
        form(&[
            ("organisation", "Yritys Oy"),
            ("language", "fi"),
            ("name", "Liisa Lehto"),
            ("email", "liisa@yritys.example"),
            ("password", password),
            ("code", &code),
        ])
    };
    let (url, ready, short) = (|path: &str| served.url(path), set_up(PASSWORD), set_up("lyhyt"));
    block_on(async {
        let (first, second) = (browser(), browser());
        let post = |browser: &Client, path: &str, body: &str| {
            let request = browser.post(url(path)).header("content-type", "application/x-www-form-urlencoded");
            request.body(body.to_string()).send()
        };
        let front = first.get(url("/")).send().await.expect("it answers");
        assert!(front.status().is_redirection(), "{}", front.status());
        assert_eq!(first.get(url("/setup")).send().await.expect("it answers").status(), StatusCode::OK);
        let refused = post(&first, "/setup", &short).await.expect("it answers");
        assert_eq!(
            refused.status(),
            StatusCode::UNPROCESSABLE_ENTITY,
            "a short password is refused at its field"
        );
        assert!(refused.text().await.expect("a page").contains("Yritys Oy"), "what was typed stays");

        let done = post(&first, "/setup", &ready).await.expect("it answers");
        assert!(done.status().is_redirection(), "{}", done.status());
        assert_eq!(first.get(url("/desk")).send().await.expect("it answers").status(), StatusCode::OK);

        let again = post(&second, "/setup", &ready).await.expect("it answers");
        assert!(!again.status().is_success() && again.headers().get("set-cookie").is_none(), "once only");
        let stranger = second.get(url("/desk")).send().await.expect("it answers");
        assert_ne!(stranger.status(), StatusCode::OK);
        let credentials = form(&[("email", "liisa@yritys.example"), ("password", PASSWORD)]);
        let entered = post(&second, "/sign-in", &credentials).await.expect("it answers");
        assert!(entered.status().is_redirection(), "{}", entered.status());
        assert_eq!(second.get(url("/desk")).send().await.expect("it answers").status(), StatusCode::OK);
    });
    served.end();

    let served = serve(&data);
    let front =
        block_on(async { browser().get(served.url("/setup")).send().await.expect("it answers").status() });
    assert!(front.is_redirection(), "a desk that is set up stays so: {front}");
    served.end();
}
