//! Administration of teams.

use db::Tx;
use desk::catalogue::team;
use desk::kernel::{Actor, Timestamp, key_of};
use desk::people::agent;
use maud::Markup;
use ui::admin::teams::{TeamRow, Teams as View};
use ui::admin::{Area, Edit};
use ui::form::Form;
use ui::shell::Shell;

use super::area::Rows;
use super::{agent_choices, names_form};
use crate::errors::Problem;
use crate::frame::Fields;

/// The area of teams.
pub struct Teams;

impl Rows for Teams {
    const AREA: Area = Area::Teams;

    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem> {
        let Some(key) = key else { return Ok(Form::new().with_switch("active", true)) };
        let one = team::load(tx, key)?;
        let form = names_form(&one.names).with_switch("active", one.active);
        Ok(team::members(tx, one.id)?
            .into_iter()
            .fold(form, |form, member| form.with("member", key_of(member))))
    }

    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let mut members = Vec::new();
        for member in fields.all("member") {
            members.push(agent::load(tx, &member)?.id);
        }
        let input = team::TeamInput {
            names: fields.names("name"),
            active: fields.is_on("active"),
            members: Some(members),
        };
        team::save(tx, actor, key, &input, now)?;
        Ok(())
    }

    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem> {
        let agents = agent::list(tx)?;
        let mut rows = Vec::new();
        for one in team::list(tx)? {
            let members = team::members(tx, one.id)?;
            let names =
                agents.iter().filter(|agent| members.contains(&agent.id)).map(|agent| agent.name.clone());
            rows.push(TeamRow {
                name: one.names.get(shell.lang).to_string(),
                members: names.collect(),
                active: one.active,
                key: one.key,
            });
        }
        Ok(ui::admin::teams::page(shell, &View { rows, edit, members: agent_choices(tx)? }))
    }
}
