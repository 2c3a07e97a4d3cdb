//! Administration of the people who serve: invite, roles, teams, deactivate, send a link again.

use axum::extract::Path;
use axum::response::Response;
use db::Tx;
use desk::access::{ROLES, link};
use desk::catalogue::team;
use desk::kernel::{Actor, Right, Timestamp, key_of};
use desk::people::agent;
use maud::Markup;
use ui::admin::users::{UserRow, Users as View};
use ui::admin::{Area, Edit};
use ui::form::{Choice, Form};
use ui::shell::Shell;

use super::area::Rows;
use super::team_choices;
use crate::errors::Problem;
use crate::frame::{Fields, Posted, to_saying};

/// The area of users.
pub struct Users;

impl Rows for Users {
    const AREA: Area = Area::Users;
    const RIGHT: Right = Right::ManagePeople;

    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem> {
        let Some(key) = key else {
            return Ok(Form::new().with("language", "fi").with("role", "agent").with_switch("active", true));
        };
        let one = agent::load(tx, key)?;
        let form = Form::new()
            .with("name", &one.name)
            .with("email", &one.email)
            .with("title", &one.title)
            .with("language", &one.language)
            .with_switch("active", one.active);
        let form = agent::roles(tx, one.id)?.into_iter().fold(form, |form, role| form.with("role", role));
        Ok(team::of_agent(tx, one.id)?.into_iter().fold(form, |form, team| form.with("team", key_of(team))))
    }

    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let input = agent::AgentInput {
            name: fields.text("name").to_string(),
            email: fields.text("email").to_string(),
            language: fields.text("language").to_string(),
            title: fields.text("title").to_string(),
            roles: fields.all("role"),
            active: fields.is_on("active"),
        };
        let saved = agent::save(tx, actor, key, &input, now)?;
        let mut teams = Vec::new();
        for team in fields.all("team") {
            teams.push(team::load(tx, &team)?.id);
        }
        team::put_agent(tx, saved.id, &teams)?;
        if key.is_none() {
            link::ask_for(tx, saved.id, link::Purpose::Invitation, now)?;
        }
        Ok(())
    }

    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem> {
        let teams = team::list(tx)?;
        let mut rows = Vec::new();
        for one in agent::list(tx)? {
            let mine = team::of_agent(tx, one.id)?;
            let of_mine = teams.iter().filter(|team| mine.contains(&team.id));
            rows.push(UserRow {
                roles: agent::roles(tx, one.id)?
                    .iter()
                    .map(|role| shell.t(&format!("role-{role}")))
                    .collect(),
                teams: of_mine.map(|team| team.names.get(shell.lang).to_string()).collect(),
                seen_at: agent::seen_at(tx, one.id)?,
                key: one.key,
                name: one.name,
                email: one.email,
                active: one.active,
                invited: !one.has_password,
            });
        }
        let roles =
            ROLES.iter().map(|(role, _)| Choice::new(*role, shell.t(&format!("role-{role}")))).collect();
        Ok(ui::admin::users::page(shell, &View { rows, edit, roles, teams: team_choices(tx, shell.lang)? }))
    }
}

/// POST `/desk/admin/users/{key}/{link}`: sends an invitation or a reset again.
///
/// # Errors
/// 403 for who may not manage people.
pub async fn send_link(
    Path((key, which)): Path<(String, String)>,
    Posted { desk, .. }: Posted,
) -> Result<Response, Problem> {
    let purpose = link::Purpose::from_code(&which)
        .filter(|p| *p != link::Purpose::SignIn)
        .ok_or_else(Problem::missing)?;
    desk.session.require(Right::ManagePeople)?;
    desk.act(move |tx, _, now| {
        let agent = agent::load(tx, &key)?;
        Ok(link::ask_for(tx, agent.id, purpose, now)?)
    })
    .await?;
    Ok(to_saying(&ui::url::admin(Area::Users.key()), "admin-users-link-sent", None))
}
