//! Administration of channels.

use db::Tx;
use desk::catalogue::channel;
use desk::kernel::{Actor, Timestamp};
use maud::Markup;
use ui::admin::channels::{ChannelRow, Channels as View};
use ui::admin::{Area, Edit};
use ui::form::Form;
use ui::shell::Shell;

use super::area::Rows;
use super::names_form;
use crate::errors::Problem;
use crate::frame::Fields;

/// The area of channels.
pub struct Channels;

impl Rows for Channels {
    const AREA: Area = Area::Channels;

    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem> {
        let one = channel::load(tx, key.unwrap_or_default())?;
        Ok(names_form(&one.names)
            .with_switch("official", one.official)
            .with_switch("active", one.active)
            .with("strictness", &one.strictness)
            .with("first_response_minutes", one.first_response_minutes.to_string()))
    }

    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let one = channel::load(tx, key.unwrap_or_default())?;
        let input = channel::ChannelInput {
            names: fields.names("name"),
            manner: one.manner,
            icon: one.icon,
            official: fields.is_on("official"),
            active: fields.is_on("active"),
            strictness: fields.text("strictness").to_string(),
            first_response_minutes: fields.number("first_response_minutes").unwrap_or(0),
        };
        channel::save(tx, actor, &one.key, &input, now)?;
        Ok(())
    }

    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem> {
        let rows = channel::list(tx)?
            .into_iter()
            .map(|one| ChannelRow {
                name: one.names.get(shell.lang).to_string(),
                icon: one.icon,
                official: one.official,
                active: one.active,
                strict: one.strictness == "full",
                first_response_minutes: one.first_response_minutes,
                key: one.key,
            })
            .collect();
        Ok(ui::admin::channels::page(shell, &View { rows, edit }))
    }
}
