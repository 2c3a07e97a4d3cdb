//! Administration of brands.

use db::Tx;
use desk::catalogue::brand;
use desk::kernel::{Actor, Names, Timestamp};
use maud::Markup;
use ui::admin::brands::{BrandRow, Brands as View};
use ui::admin::{Area, Edit};
use ui::form::Form;
use ui::shell::Shell;

use super::area::Rows;
use crate::errors::Problem;
use crate::frame::Fields;

/// The area of brands.
pub struct Brands;

impl Rows for Brands {
    const AREA: Area = Area::Brands;

    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem> {
        let Some(key) = key else {
            return Ok(Form::new().with("language", "fi").with_switch("active", true));
        };
        let one = brand::load(tx, key)?;
        Ok(Form::new()
            .with("name", &one.name)
            .with("language", &one.language)
            .with("signature", &Names::from_json(&one.signature).fi)
            .with_switch("active", one.active))
    }

    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let signature = fields.raw("signature");
        let input = brand::BrandInput {
            name: fields.text("name").to_string(),
            language: fields.text("language").to_string(),
            signature: Names::new(signature, signature, signature),
            active: fields.is_on("active"),
        };
        brand::save(tx, actor, key, &input, now)?;
        Ok(())
    }

    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem> {
        let mailboxes = desk::mailbox::list(tx)?;
        let rows = brand::list(tx)?
            .into_iter()
            .map(|one| BrandRow {
                mailboxes: mailboxes
                    .iter()
                    .filter(|m| m.brand == one.id)
                    .map(|m| m.address.clone())
                    .collect(),
                key: one.key,
                name: one.name,
                language: one.language,
                active: one.active,
            })
            .collect();
        Ok(ui::admin::brands::page(shell, &View { rows, edit }))
    }
}
