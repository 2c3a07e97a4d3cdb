//! My settings: language, look, keys, password.

use axum::response::Response;
use db::Tx;
use desk::access::{link, sign_in};
use desk::catalogue::team;
use desk::people::agent;
use maud::Markup;
use ui::desk::me::MySettings;
use ui::form::Form;
use ui::shell::{Place, Shell};

use crate::errors::Problem;
use crate::frame::{Desk, Posted, Preferences, to, to_saying};
use crate::pages::admin::area::refused;
use crate::pages::door::password_problem;

/// GET `/desk/me`
///
/// # Errors
/// 401 for strangers.
pub async fn get(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Me, None, |tx, shell, desk| draw(tx, shell, desk, Form::new())).await
}

/// GET `/desk/me/keys`
///
/// # Errors
/// 401 for strangers.
pub async fn keys(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Me, None, |_, shell, _| Ok(ui::desk::me::keys_page(shell))).await
}

/// POST `/desk/me`
///
/// # Errors
/// 401 for strangers.
pub async fn save(Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let preferences = Preferences {
        theme: fields.text("theme").to_string(),
        density: fields.text("density").to_string(),
        keys: fields.is_on("keys"),
        undo_seconds: fields.number("undo_seconds").unwrap_or(8).clamp(0, 30),
    };
    let language = language::Lang::from_code(fields.text("language")).unwrap_or(desk.lang()).code();
    let settings = serde_json::to_string(&preferences).expect("preferences are always JSON");
    let me = desk.session.signed.agent;
    desk.act(move |tx, _, _| Ok(agent::set_preferences(tx, me, language, &settings)?)).await?;
    Ok(to_saying(ui::url::ME, "common-saved", None))
}

/// POST `/desk/me/password`: all sessions end, so one signs in anew.
///
/// # Errors
/// 401 for strangers.
pub async fn password(Posted { desk, fields }: Posted) -> Result<Response, Problem> {
    let me = desk.session.signed.agent;
    let now = desk.app.now();
    let account = desk
        .act(move |tx, _, _| {
            let email = agent::by_id(tx, me)?.email;
            Ok(sign_in::account(tx, &email, "", now)?)
        })
        .await?;
    let fits = desk.app.hasher().fits(fields.raw("current").to_string(), account.password_hash).await;
    let problem = if fits {
        password_problem(fields.raw("password"))
    } else {
        Some(Problem::field("current", "password.current_wrong"))
    };
    if let Some(problem) = problem {
        let form = fields.form(desk.words(), Some(&problem));
        return desk
            .show(Place::Me, None, move |tx, shell, desk| draw(tx, shell, desk, form.clone()))
            .await
            .map(refused);
    }
    let hash = desk.app.hasher().hash(fields.raw("password").to_string()).await;
    desk.act(move |tx, actor, now| Ok(link::change_password(tx, actor, &hash, now)?)).await?;
    Ok(to(ui::url::SIGN_IN))
}

fn draw(tx: &mut Tx, shell: &Shell, desk: &Desk, password: Form) -> Result<Markup, Problem> {
    let me = agent::by_id(tx, desk.session.signed.agent)?;
    let mine = team::of_agent(tx, me.id)?;
    let teams = team::list(tx)?;
    let preferences = &desk.preferences;
    let form = Form::new()
        .with("language", &me.language)
        .with("theme", &preferences.theme)
        .with("density", &preferences.density)
        .with("undo_seconds", preferences.undo_seconds.to_string())
        .with_switch("keys", preferences.keys);
    let view = MySettings {
        form,
        password,
        email: me.email,
        roles: desk.session.signed.roles.iter().map(|role| shell.t(&format!("role-{role}"))).collect(),
        teams: teams
            .iter()
            .filter(|t| mine.contains(&t.id))
            .map(|t| t.names.get(shell.lang).to_string())
            .collect(),
    };
    Ok(ui::desk::me::page(shell, &view))
}
