//! The table of contents of `/api/v1`: every route with its handler; the OpenAPI document is made of the same table.
//! Handlers read the body, run one act and show what it made; they hold no rule. Start with `interactions.rs`.

pub mod catalogue;
pub mod customers;
pub mod figures;
pub mod forms;
pub mod interactions;
pub mod mailboxes;
pub mod operations;
pub mod organisations;
pub mod records;
pub mod users;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// What the document says of the whole.
#[derive(OpenApi)]
#[openapi(info(
    title = "Tuki",
    description = "Every act of the desk, as the screens do it. Sign in with `Authorization: Bearer TOKEN`. Errors are `application/problem+json`; their `code` names the broken rule. Every POST may carry an `Idempotency-Key`."
))]
struct Document;

/// All routes with the document made of them.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .merge(contacts())
        .merge(records_and_people())
        .merge(configuration())
        .merge(operation())
}

fn contacts() -> OpenApiRouter<App> {
    use interactions as i;
    OpenApiRouter::new()
        .routes(routes!(i::list, i::log))
        .routes(routes!(i::get))
        .routes(routes!(i::claim, i::release))
        .routes(routes!(i::assign))
        .routes(routes!(i::mark, i::unmark))
        .routes(routes!(i::add_action))
        .routes(routes!(i::remove_action))
        .routes(routes!(i::classify))
        .routes(routes!(i::follow_up))
        .routes(routes!(i::set_customer))
        .routes(routes!(i::add_participant))
        .routes(routes!(i::close))
        .routes(routes!(i::spawn_order))
        .routes(routes!(i::spawn_issue))
        .routes(routes!(i::spawn_feedback))
        .routes(routes!(i::messages, i::write))
        .routes(routes!(i::take_back))
        .routes(routes!(i::bring_back))
        .routes(routes!(i::answer))
        .routes(routes!(i::undo))
}

fn records_and_people() -> OpenApiRouter<App> {
    use {customers as c, organisations as o, records as r, users as u};
    OpenApiRouter::new()
        .routes(routes!(r::issues))
        .routes(routes!(r::issue_one))
        .routes(routes!(r::assign_issue))
        .routes(routes!(r::resolve_issue))
        .routes(routes!(r::close_issue))
        .routes(routes!(r::orders))
        .routes(routes!(r::order_one))
        .routes(routes!(r::assign_order))
        .routes(routes!(r::deliver_order))
        .routes(routes!(r::close_order))
        .routes(routes!(r::feedbacks))
        .routes(routes!(r::feedback_one))
        .routes(routes!(r::assign_feedback))
        .routes(routes!(r::answer_feedback))
        .routes(routes!(r::close_feedback))
        .routes(routes!(r::trace))
        .routes(routes!(c::list, c::create))
        .routes(routes!(c::get, c::change))
        .routes(routes!(c::add_identity))
        .routes(routes!(c::retire_identity))
        .routes(routes!(c::duplicates))
        .routes(routes!(c::dismiss))
        .routes(routes!(c::merge_into))
        .routes(routes!(c::unmerge))
        .routes(routes!(operations::erase))
        .routes(routes!(o::list, o::create))
        .routes(routes!(o::get, o::change))
        .routes(routes!(u::me))
        .routes(routes!(u::list, u::invite))
        .routes(routes!(u::change))
        .routes(routes!(u::tokens, u::create_token))
        .routes(routes!(u::revoke_token))
}

fn configuration() -> OpenApiRouter<App> {
    use catalogue as c;
    OpenApiRouter::new()
        .routes(routes!(c::services, c::create_service))
        .routes(routes!(c::service_one, c::change_service))
        .routes(routes!(c::categories, c::create_category))
        .routes(routes!(c::change_category))
        .routes(routes!(c::channels))
        .routes(routes!(c::save_channel))
        .routes(routes!(c::teams, c::create_team))
        .routes(routes!(c::change_team))
        .routes(routes!(c::brands, c::create_brand))
        .routes(routes!(c::change_brand))
        .routes(routes!(forms::list))
        .routes(routes!(forms::get))
}

fn operation() -> OpenApiRouter<App> {
    use {figures as f, mailboxes as m, operations as o};
    OpenApiRouter::new()
        .routes(routes!(o::search))
        .routes(routes!(f::figures))
        .routes(routes!(f::figure))
        .routes(routes!(f::figure_rows))
        .routes(routes!(f::ledger_days))
        .routes(routes!(m::mailboxes, m::create_mailbox))
        .routes(routes!(m::mailbox_one, m::change_mailbox))
        .routes(routes!(m::push))
        .routes(routes!(m::test_mailbox))
        .routes(routes!(m::inbound_one))
        .routes(routes!(m::parked))
        .routes(routes!(m::retry_parked))
        .routes(routes!(m::file_parked))
        .routes(routes!(o::dead_letters))
        .routes(routes!(o::retry_dead))
        .routes(routes!(o::events))
        .routes(routes!(o::set_clock))
}
