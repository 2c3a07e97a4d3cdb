//! `/api/v1/forms`: hosted web forms.

use axum::extract::{Path, State};
use axum::response::Response;
use desk::form::{self, Form};
use desk::kernel::key_of;
use serde_json::{Value, json};

use crate::api::act::show;
use crate::app::App;
use crate::caller::Caller;
use crate::errors::Problem;

fn shown(one: &Form) -> Value {
    let fields: Vec<Value> = one
        .fields
        .iter()
        .map(|f| json!({ "key": f.key, "label": f.label, "kind": f.kind, "required": f.required, "choices": f.choices }))
        .collect();
    json!({
        "key": one.key, "name": one.names, "intro": one.intro, "fields": fields, "mark": one.mark, "service": one.service.map(key_of),
        "team": one.team.map(key_of), "active": one.active, "version": one.version, "address": ui::url::form(&one.key),
    })
}

/// Hosted forms.
#[utoipa::path(get, path = "/api/v1/forms", tag = "configuration", responses((status = 200)))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    show(&app, caller, |tx, _, _| {
        let items: Vec<Value> = form::list(tx)?.iter().map(shown).collect();
        Ok(json!({ "items": items, "next": null }))
    })
    .await
}

/// One form.
#[utoipa::path(get, path = "/api/v1/forms/{key}", tag = "configuration", params(("key" = String, Path)), responses((status = 200), (status = 404)))]
pub async fn get(
    State(app): State<App>,
    caller: Caller,
    Path(key): Path<String>,
) -> Result<Response, Problem> {
    show(&app, caller, move |tx, _, _| Ok(shown(&form::load(tx, &key)?))).await
}
