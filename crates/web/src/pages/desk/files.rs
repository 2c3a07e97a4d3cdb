//! Files of messages and the styled originals, each only for who may see contacts. Nothing that a stranger sent runs here:
//! files are downloads, pictures of known kinds apart; originals lie in a frame with a policy of their own.

use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use desk::attachment;
use desk::interaction::message;
use desk::kernel::{Right, id_of, key_of};

use crate::errors::Problem;
use crate::frame::{Desk, Fields};

/// The policy of a framed original: nothing runs, nothing is fetched from elsewhere.
const FRAMED: &str = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
/// The same after "show pictures".
const FRAMED_PICTURES: &str = "default-src 'none'; img-src 'self' data: https:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
/// Pictures that are shown in place.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// GET `/desk/attachments/{key}`
///
/// # Errors
/// 404 when there is no such file.
pub async fn attachment(desk: Desk, Path(key): Path<String>) -> Result<Response, Problem> {
    desk.session.require(Right::SeeContacts)?;
    let id = id_of(&key).ok_or_else(Problem::missing)?;
    let file = desk.app.read(move |tx| attachment::by_id(tx, id)).await?.ok_or_else(Problem::missing)?;
    let store = desk.app.store();
    let bytes = store.blobs().get(store, &file.digest).await.map_err(|_| Problem::missing())?;
    let picture = PICTURES.contains(&file.content_type.as_str());
    let kind = if picture { file.content_type.as_str() } else { "application/octet-stream" };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::try_from(kind).unwrap_or(HeaderValue::from_static("application/octet-stream")),
    );
    headers.insert(header::CONTENT_DISPOSITION, disposition(&file.name, picture));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    Ok(response)
}

/// The header that names a file, safe for any name (RFC 6266).
fn disposition(name: &str, shown: bool) -> HeaderValue {
    let how = if shown { "inline" } else { "attachment" };
    let encoded: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    HeaderValue::try_from(format!("{how}; filename*=UTF-8''{encoded}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

/// GET `/desk/messages/{key}/original`: the styled original, harmless, in its own frame; `?pictures=1` fetches remote ones.
///
/// # Errors
/// 404 when there is none.
pub async fn original(
    desk: Desk,
    Path(key): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    desk.session.require(Right::SeeContacts)?;
    let id = id_of(&key).ok_or_else(Problem::missing)?;
    let pictures = Fields::parse(query.unwrap_or_default().as_bytes()).is_on("pictures");
    let found = desk
        .app
        .read(move |tx| -> Result<_, Problem> {
            let message =
                message::by_id(tx, id)?.filter(|one| one.erased_at.is_none()).ok_or_else(Problem::missing)?;
            let files = attachment::of_message(tx, message.id)?;
            Ok((message.html_digest.ok_or_else(Problem::missing)?, files))
        })
        .await?;
    let (digest, files) = found;
    let store = desk.app.store();
    let html = store.blobs().get(store, &digest).await.map_err(|_| Problem::missing())?;
    let inside = |cid: &str| {
        let file = files.iter().find(|file| file.content_id.as_deref() == Some(cid))?;
        Some(format!("/desk/attachments/{}", key_of(file.id)))
    };
    let options = mail::sanitise::Options { remote_pictures: pictures, picture: Some(&inside) };
    let safe = mail::sanitise(&String::from_utf8_lossy(&html), &options);
    let body = format!("<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">{}", safe.html);
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    let policy = if pictures { FRAMED_PICTURES } else { FRAMED };
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_file_name_breaks_out_of_its_header() {
        let value = disposition("lasku \"ö\"\r\nSet-Cookie: x.pdf", false);
        let text = value.to_str().unwrap();
        assert!(text.starts_with("attachment; filename*=UTF-8''lasku%20%22%C3%B6%22%0D%0ASet-Cookie"));
    }
}
