//! Administration of the category tree.

use db::Tx;
use desk::catalogue::{category, service};
use desk::kernel::{Actor, Timestamp};
use maud::Markup;
use ui::admin::categories::{Categories as View, CategoryRow};
use ui::admin::{Area, Edit};
use ui::form::{Choice, Form};
use ui::shell::Shell;

use super::area::Rows;
use super::{key_some, names_form, service_choices, service_id};
use crate::errors::Problem;
use crate::frame::Fields;

/// The area of categories.
pub struct Categories;

impl Rows for Categories {
    const AREA: Area = Area::Categories;

    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem> {
        let Some(key) = key else { return Ok(Form::new().with_switch("active", true)) };
        let one = category::load(tx, key)?;
        Ok(names_form(&one.names)
            .with_some("parent", key_some(one.parent))
            .with_some("service", key_some(one.service))
            .with_switch("active", one.active))
    }

    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let parent = match fields.some("parent") {
            Some(parent) => Some(category::load(tx, &parent)?.id),
            None => None,
        };
        let input = category::CategoryInput {
            names: fields.names("name"),
            parent,
            service: service_id(tx, fields.text("service"))?,
            active: fields.is_on("active"),
        };
        category::save(tx, actor, key, &input, now)?;
        Ok(())
    }

    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem> {
        let (tree, services) = (category::tree(tx)?, service::list(tx)?);
        let name_of = |id: i64| {
            services.iter().find(|one| one.id == id).map(|one| one.names.get(shell.lang).to_string())
        };
        let depth = |depth: usize| u8::try_from(depth).unwrap_or(u8::MAX);
        let rows = tree
            .iter()
            .map(|(level, node)| CategoryRow {
                key: node.key.clone(),
                name: node.names.get(shell.lang).to_string(),
                depth: depth(*level),
                service: node.service.and_then(name_of),
                active: node.active,
            })
            .collect();
        let parents = tree
            .iter()
            .map(|(level, node)| Choice::new(&node.key, node.names.get(shell.lang)).at(depth(*level)))
            .collect();
        let services = service_choices(tx, shell.lang)?;
        Ok(ui::admin::categories::page(shell, &View { rows, edit, parents, services }))
    }
}
