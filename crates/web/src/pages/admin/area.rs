//! What the areas of administration share: a list, a form for one row, saving it. An area says only what is its own.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use db::Tx;
use desk::kernel::{Actor, Right, Timestamp};
use maud::Markup;
use ui::admin::{Area, Edit};
use ui::form::Form;
use ui::shell::{Place, Shell};

use super::existing;
use crate::errors::Problem;
use crate::frame::{Desk, Fields, Posted, is_formal, to_saying};

/// One area.
pub trait Rows: Send + Sync + 'static {
    /// Its place in the menu.
    const AREA: Area;
    /// Who may see and change it.
    const RIGHT: Right = Right::Configure;

    /// The form of an existing row, or of a new one.
    ///
    /// # Errors
    /// 404 when there is no such row.
    fn form(tx: &mut Tx, key: Option<&str>) -> Result<Form, Problem>;

    /// Saves what was posted.
    ///
    /// # Errors
    /// The act's refusal.
    fn save(
        tx: &mut Tx,
        actor: &Actor,
        key: Option<&str>,
        fields: &Fields,
        now: Timestamp,
    ) -> Result<(), Problem>;

    /// Draws the list, with a form when one is open.
    ///
    /// # Errors
    /// What the database refuses.
    fn draw(tx: &mut Tx, shell: &Shell, edit: Option<Edit>) -> Result<Markup, Problem>;
}

/// GET `/desk/admin/{area}`
///
/// # Errors
/// 403 without the area's right.
pub async fn list<R: Rows>(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(R::RIGHT), |tx, shell, _| R::draw(tx, shell, None)).await
}

/// GET `/desk/admin/{area}/{key}`
///
/// # Errors
/// 404 when there is no such row.
pub async fn form<R: Rows>(desk: Desk, Path(key): Path<String>) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(R::RIGHT), move |tx, shell, _| {
        let form = R::form(tx, existing(&key))?;
        R::draw(tx, shell, Some(Edit { key: existing(&key).map(str::to_string), form }))
    })
    .await
}

/// POST `/desk/admin/{area}/{key}`
///
/// # Errors
/// 403 without the area's right.
pub async fn save<R: Rows>(
    Path(key): Path<String>,
    Posted { desk, fields }: Posted,
) -> Result<Response, Problem> {
    let (given, wanted) = (fields.clone(), key.clone());
    match desk.act(move |tx, actor, now| R::save(tx, actor, existing(&wanted), &given, now)).await {
        Ok(()) => Ok(to_saying(&ui::url::admin(R::AREA.key()), "common-saved", None)),
        Err(problem) if is_formal(&problem) => again::<R>(desk, &fields, &key, &problem).await,
        Err(problem) => Err(problem),
    }
}

async fn again<R: Rows>(
    desk: Desk,
    fields: &Fields,
    key: &str,
    problem: &Problem,
) -> Result<Response, Problem> {
    let edit =
        Edit { key: existing(key).map(str::to_string), form: fields.form(desk.words(), Some(problem)) };
    let drawn = desk
        .show(Place::Admin, Some(R::RIGHT), move |tx, shell, _| R::draw(tx, shell, Some(edit.clone())))
        .await;
    drawn.map(refused)
}

/// The same page, told as refused.
pub fn refused(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}
