use desk::catalogue::{brand, channel};
use desk::form::{self, Field, FieldKind, FormInput};
use desk::kernel::Names;
use testkit::for_each_database;

use crate::stage::{Stage, noon};

fn input(stage: &Stage) -> FormInput {
    let (channel, brand) = stage.act(|tx| {
        let channel = channel::load(tx, "form").map_err(|_| db::Error::other("no channel"))?;
        Ok::<_, db::Error>((channel.id, brand::usual(tx)?.map(|brand| brand.id).unwrap_or_default()))
    });
    FormInput {
        names: Names::new("Ota yhteyttä", "Kontakta oss", "Contact us"),
        fields: vec![Field {
            label: Names::new("Tilausnumero", "", ""),
            kind: FieldKind::Line,
            ..Field::default()
        }],
        channel,
        brand,
        active: true,
        ..FormInput::default()
    }
}

#[test]
fn a_form_is_open_to_the_public_until_it_is_closed() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let (admin, with) = (stage.admin.clone(), input(&stage));
        let made = stage.act(move |tx| form::save(tx, &admin, None, &with, noon()));
        assert_eq!(made.fields[0].key, "f1");
        let key = made.key.clone();
        stage.act(move |tx| form::open(tx, &key));
        let (admin, key) = (stage.admin.clone(), made.key.clone());
        let closed = FormInput { active: false, version: Some(made.version), ..input(&stage) };
        stage.act(move |tx| form::save(tx, &admin, Some(&key), &closed, noon()));
        let key = made.key.clone();
        assert_eq!(stage.refused(move |tx| form::open(tx, &key)), "form.missing");
        let (admin, key) = (stage.admin.clone(), made.key.clone());
        let old = FormInput { version: Some(made.version), ..input(&stage) };
        assert_eq!(
            stage.refused(move |tx| form::save(tx, &admin, Some(&key), &old, noon())),
            "record.changed"
        );
    });
}

#[test]
fn a_form_that_nobody_could_fill_is_refused() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let choice = Field { label: Names::new("Koko", "", ""), kind: FieldKind::Choice, ..Field::default() };
        let cases = [
            (FormInput { names: Names::default(), ..input(&stage) }, "form.name_missing"),
            (FormInput { fields: vec![Field::default()], ..input(&stage) }, "form.label_missing"),
            (FormInput { fields: vec![choice], ..input(&stage) }, "form.choices_missing"),
            (FormInput { mark: Some("complaint".into()), ..input(&stage) }, "form.mark_unknown"),
        ];
        for (with, code) in cases {
            let admin = stage.admin.clone();
            assert_eq!(stage.refused(move |tx| form::save(tx, &admin, None, &with, noon())), code);
        }
        let (agent, with) = (stage.colleague("Matti Virtanen", "agent"), input(&stage));
        assert_eq!(
            stage.refused(move |tx| form::save(tx, &agent, None, &with, noon())),
            "access.right_missing"
        );
    });
}
