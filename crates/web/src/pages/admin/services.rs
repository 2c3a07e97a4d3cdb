//! Administration of services.

use db::Tx;
use desk::catalogue::{category, service};
use desk::kernel::{Actor, Timestamp};
use desk::people::agent;
use maud::Markup;
use ui::admin::services::{ServiceRow, Services as View};
use ui::admin::{Area, Edit};
use ui::form::Form;
use ui::shell::Shell;

use super::area::Rows;
use super::{agent_choices, agent_id, key_some, names_form};
use crate::errors::Problem;
use crate::frame::Fields;

/// The area of services.
pub struct Services;

impl Rows for Services {
    const AREA: Area = Area::Services;

    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem> {
        let Some(key) = key else { return Ok(Form::new().with_switch("active", true)) };
        let one = service::load(tx, key)?;
        Ok(names_form(&one.names)
            .with("description", &one.description)
            .with_some("owner", key_some(one.owner))
            .with_switch("active", one.active))
    }

    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let input = service::ServiceInput {
            names: fields.names("name"),
            description: fields.text("description").to_string(),
            owner: agent_id(tx, fields.text("owner"))?,
            active: fields.is_on("active"),
        };
        service::save(tx, actor, key, &input, now)?;
        Ok(())
    }

    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem> {
        let (agents, categories) = (agent::list(tx)?, category::tree(tx)?);
        let rows = service::list(tx)?
            .into_iter()
            .map(|one| ServiceRow {
                name: one.names.get(shell.lang).to_string(),
                owner: agents
                    .iter()
                    .find(|agent| Some(agent.id) == one.owner)
                    .map(|agent| agent.name.clone()),
                active: one.active,
                categories: categories.iter().filter(|(_, node)| node.service == Some(one.id)).count() as i64,
                key: one.key,
            })
            .collect();
        Ok(ui::admin::services::page(shell, &View { rows, edit, owners: agent_choices(tx)? }))
    }
}
