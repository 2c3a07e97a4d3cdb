//! The table of contents: every address with its handler. `ui::url` is the other side of this table.

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::app::App;
use crate::errors::Problem;
use crate::frame::to;
use crate::pages::admin::area::{form, list, save};
use crate::pages::admin::{
    self, brands::Brands, categories::Categories, channels::Channels, services::Services, teams::Teams,
    users::Users,
};
use crate::pages::{self, door};
use crate::{api, live, respond, security, static_files};

/// The largest form or body that a page takes (bytes).
const LARGEST: usize = 2 * 1024 * 1024;

/// The whole web floor.
pub fn router(app: App) -> Router {
    let (api, document) = api::v1::routes().split_for_parts();
    let docs = SwaggerUi::new("/api/v1/docs").url("/api/v1/openapi.json", document).config(Config::default());
    Router::new()
        .merge(doors())
        .merge(screens())
        .merge(records())
        .merge(administration())
        .merge(public())
        .merge(api)
        .layer(DefaultBodyLimit::max(LARGEST))
        .fallback(nothing)
        .layer(CatchPanicLayer::custom(|_| {
            Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "request.broken").into_response()
        }))
        .layer(from_fn_with_state(app.clone(), security::own_origin))
        .layer(from_fn_with_state(app.clone(), respond::dress))
        .with_state(app)
        .merge(Router::from(docs).layer(from_fn(docs_policy)))
        .layer(from_fn(security::headers))
        .layer(CompressionLayer::new().gzip(true).quality(CompressionLevel::Fastest))
}

fn doors() -> Router<App> {
    Router::new()
        .route("/", get(front))
        .route("/setup", get(door::set_up_form).post(door::set_up))
        .route("/sign-in", get(door::sign_in_form).post(door::sign_in))
        .route("/sign-in/{token}", get(door::by_link))
        .route("/sign-out", post(door::sign_out))
        .route("/forgot", get(door::forgot_form).post(door::forgot))
        .route("/reset/{token}", get(door::reset_form).post(door::reset))
        .route("/invitation/{token}", get(door::invitation_form).post(door::invitation))
}

fn screens() -> Router<App> {
    use pages::desk::{acts, births, counts, files, home, inbox, ledger, log, me, messages, search};
    Router::new()
        .route("/desk", get(home::get))
        .route("/desk/inbox", get(inbox_usual))
        .route("/desk/inbox/{view}", get(inbox::list))
        .route("/desk/inbox/{view}/{number}", get(inbox::open))
        .route("/desk/interactions/{number}/messages", post(messages::send))
        .route("/desk/interactions/{number}/draft", post(messages::draft))
        .route("/desk/interactions/{number}/presence", post(messages::presence))
        .route("/desk/interactions/{number}/orders", post(births::spawn_order))
        .route("/desk/interactions/{number}/issues", post(births::spawn_issue))
        .route("/desk/interactions/{number}/feedback", post(births::spawn_feedback))
        .route("/desk/interactions/{number}/{act}", post(acts::act))
        .route("/desk/interactions/{number}/{part}/removal", post(acts::remove))
        .route("/desk/messages/{key}/withdrawal", post(messages::withdraw))
        .route("/desk/messages/{key}/arrival", post(messages::bring_back))
        .route("/desk/messages/{key}/retry", post(messages::retry))
        .route("/desk/messages/{key}/original", get(files::original))
        .route("/desk/attachments/{key}", get(files::attachment))
        .route("/desk/undo/{key}", post(acts::undo))
        .route("/desk/log", get(log::get).post(log::post))
        .route("/desk/log/people", get(log::people))
        .route("/desk/search", get(search::get))
        .route("/desk/reports/counts", get(counts::get))
        .route("/desk/reports/ledger", get(ledger::get))
        .route("/desk/me", get(me::get).post(me::save))
        .route("/desk/me/keys", get(me::keys))
        .route("/desk/me/password", post(me::password))
        .route("/r/{reference}", get(by_reference))
        .route("/events", get(live::events))
}

fn records() -> Router<App> {
    use pages::desk::{customer, customers, organisations, record, record_acts, records};
    Router::new()
        .route("/desk/customers", get(customers::list))
        .route("/desk/customers/new", get(customers::form).post(customers::create))
        .route("/desk/customers/{key}", get(customer::get))
        .route("/desk/customers/{key}/details", post(customer::details))
        .route("/desk/customers/{key}/identities", post(customer::add_identity))
        .route("/desk/customers/{key}/identities/removal", post(customer::remove_identity))
        .route("/desk/customers/{key}/merge", post(customer::merge))
        .route("/desk/customers/{key}/unmerge", post(customer::unmerge))
        .route("/desk/customers/{key}/duplicates/dismissal", post(customer::dismiss_duplicate))
        .route("/desk/customers/{key}/erasure", post(customer::erase))
        .route("/desk/orgs", get(organisations::list))
        .route("/desk/orgs/{key}", get(organisations::get).post(organisations::save))
        .route("/desk/issues", get(records::issues))
        .route("/desk/issues/{number}", get(record::issue))
        .route("/desk/issues/{number}/{act}", post(record_acts::issue))
        .route("/desk/orders", get(records::orders))
        .route("/desk/orders/{number}", get(record::order))
        .route("/desk/orders/{number}/{act}", post(record_acts::order))
        .route("/desk/feedback", get(records::feedback))
        .route("/desk/feedback/{number}", get(record::feedback))
        .route("/desk/feedback/{number}/{act}", post(record_acts::feedback))
}

fn administration() -> Router<App> {
    use admin::{audit, forms, jobs, mailboxes, styleguide, tokens, users};
    Router::new()
        .route("/desk/admin", get(admin_usual))
        .route("/desk/admin/services", get(list::<Services>))
        .route("/desk/admin/services/{key}", get(form::<Services>).post(save::<Services>))
        .route("/desk/admin/categories", get(list::<Categories>))
        .route("/desk/admin/categories/{key}", get(form::<Categories>).post(save::<Categories>))
        .route("/desk/admin/teams", get(list::<Teams>))
        .route("/desk/admin/teams/{key}", get(form::<Teams>).post(save::<Teams>))
        .route("/desk/admin/channels", get(list::<Channels>))
        .route("/desk/admin/channels/{key}", get(form::<Channels>).post(save::<Channels>))
        .route("/desk/admin/brands", get(list::<Brands>))
        .route("/desk/admin/brands/{key}", get(form::<Brands>).post(save::<Brands>))
        .route("/desk/admin/users", get(list::<Users>))
        .route("/desk/admin/users/{key}", get(form::<Users>).post(save::<Users>))
        .route("/desk/admin/users/{key}/{link}", post(users::send_link))
        .route("/desk/admin/tokens", get(tokens::list))
        .route("/desk/admin/tokens/new", get(tokens::form).post(tokens::create))
        .route("/desk/admin/tokens/{key}/revocation", post(tokens::revoke))
        .route("/desk/admin/mailboxes", get(mailboxes::list))
        .route("/desk/admin/mailboxes/{key}", get(mailboxes::form).post(mailboxes::save))
        .route("/desk/admin/mailboxes/{key}/test", post(mailboxes::test))
        .route("/desk/admin/mailboxes/{key}/parked/{id}/raw", get(mailboxes::raw))
        .route("/desk/admin/mailboxes/{key}/parked/{id}/arrival", post(mailboxes::retry))
        .route("/desk/admin/mailboxes/{key}/parked/{id}/filing", post(mailboxes::file_away))
        .route("/desk/admin/forms", get(forms::list))
        .route("/desk/admin/forms/{key}", get(forms::form).post(forms::save))
        .route("/desk/admin/jobs", get(jobs::get))
        .route("/desk/admin/jobs/{id}/retry", post(jobs::retry))
        .route("/desk/admin/jobs/{id}/dismissal", post(jobs::dismiss))
        .route("/desk/admin/audit", get(audit::get))
        .route("/desk/admin/audit/verification", post(audit::verify))
        .route("/desk/admin/styleguide", get(styleguide::get))
}

fn public() -> Router<App> {
    use pages::{form as hosted, sink};
    Router::new()
        .route("/assets/{*path}", get(static_files::file))
        .route("/f/{key}", get(hosted::get).post(hosted::post))
        .route("/f/{key}/thanks", get(hosted::thanks))
        .route("/demo/mail", get(sink::list).post(sink::post))
        .route("/demo/mail/{id}", get(sink::open))
        .route("/health", get(health))
}

/// Everybody begins at the desk; who is not signed in is led to the sign-in page and, on a first start, to set-up.
async fn front() -> Response {
    to(ui::url::HOME)
}

async fn inbox_usual() -> Response {
    to(&ui::url::inbox("queue"))
}

async fn admin_usual() -> Response {
    to(&ui::url::admin(ui::admin::Area::Services.key()))
}

/// `/r/ISS-310`: any reference leads to its page.
async fn by_reference(
    axum::extract::Path(reference): axum::extract::Path<String>,
) -> Result<Response, Problem> {
    let reference: desk::kernel::RecordRef = reference.parse().map_err(|()| Problem::missing())?;
    Ok(to(&ui::url::record(pages::desk::view::kind(reference.kind), reference.number)))
}

/// Whether this process serves and reaches its database.
async fn health(State(app): State<App>) -> Result<Response, Problem> {
    app.read(desk::first_start::needed).await?;
    Ok("ok".into_response())
}

async fn nothing() -> Problem {
    Problem::missing()
}

/// The page that shows the API needs styles of its own; everything still comes from here.
async fn docs_policy(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"),
    );
    response
}
