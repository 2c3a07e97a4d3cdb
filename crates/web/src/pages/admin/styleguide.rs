//! Every component in every state, drawn from samples.

use axum::response::Response;
use desk::kernel::Right;
use maud::Markup;
use ui::shell::Place;

use crate::errors::Problem;
use crate::frame::Desk;

/// GET `/desk/admin/styleguide`
///
/// # Errors
/// 403 for who may not configure.
pub async fn get(desk: Desk) -> Result<Response, Problem> {
    desk.show(Place::Admin, Some(Right::Configure), |_, shell, _| {
        Ok::<Markup, Problem>(ui::admin::styleguide::page(shell))
    })
    .await
}
