//! The job that mails a one-time link: the secret is made here, its digest is stored, the link leaves by mail.

use db::Error;
use desk::access::link::{self, Purpose};
use desk::kernel::Actor;
use desk::people::agent;
use desk::setting;
use jobs::{Job, Outcome};
use language::Lang;
use sha2::{Digest, Sha256};

use super::backoff;
use super::door::Door;
use super::outgoing::{domain_of, usual_mailbox};
use super::smtp::Handed;

/// Runs the job `{"agent": id, "purpose": "invitation" | "reset"}`.
pub(super) async fn run(door: Door, job: Job) -> Outcome {
    let purpose = job.payload["purpose"].as_str().and_then(Purpose::from_code);
    let (Some(agent), Some(purpose)) = (job.payload["agent"].as_i64(), purpose) else {
        return Outcome::GiveUp { why: "no agent or purpose is named".into() };
    };
    match send(&door, agent, purpose).await {
        Ok(Handed::Taken(_)) => Outcome::Done,
        Ok(Handed::Refused(why)) => Outcome::GiveUp { why },
        Ok(Handed::Later(why) | Handed::Unwell(why)) if job.attempts >= 8 => Outcome::GiveUp { why },
        Ok(Handed::Later(why) | Handed::Unwell(why)) => {
            Outcome::Retry { after: backoff::after(job.attempts + 1), why }
        }
        Err(error) => Outcome::database(&error, job.attempts),
    }
}

async fn send(door: &Door, agent: i64, purpose: Purpose) -> Result<Handed, Error> {
    let secret = fresh();
    let digest: String = Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let now = door.clock.now();
    let read = door
        .store
        .write(move |tx| -> Result<_, Error> {
            let Ok(agent) = agent::by_id(tx, agent) else { return Ok(None) };
            let Some(mailbox) = usual_mailbox(tx)? else { return Ok(None) };
            link::create(tx, &Actor::system(), agent.id, purpose, &digest, now)?;
            let organisation: serde_json::Value =
                setting::get(tx, setting::ORGANISATION, serde_json::Value::Null)?;
            Ok(Some((agent, mailbox, organisation["name"].as_str().unwrap_or("Tuki").to_string())))
        })
        .await?;
    let Some((agent, mailbox, organisation)) = read else {
        return Ok(Handed::Later("no mailbox can send it".into()));
    };
    let body = body(door, &agent, organisation.clone(), &secret, purpose);
    let raw = mail::build(&mail::Outgoing {
        from: mail::Address::named(organisation, mailbox.address.clone()),
        reply_to: None,
        to: vec![mail::Address::named(agent.name.clone(), agent.email.clone())],
        cc: Vec::new(),
        subject: body.subject,
        text: body.text,
        html: Some(body.html),
        message_id: format!("{}@{}", fresh(), domain_of(&mailbox.address)),
        in_reply_to: None,
        references: Vec::new(),
        date: now,
        attachments: Vec::new(),
        auto_submitted: true,
        desk_id: door.desk_id(),
        headers: Vec::new(),
    });
    Ok(door.hand_over(&mailbox, &[agent.email], &raw).await)
}

fn body(
    door: &Door,
    agent: &agent::Agent,
    organisation: String,
    secret: &str,
    purpose: Purpose,
) -> ui::mail::Body {
    let language = Lang::from_code(&agent.language).unwrap_or_default();
    match purpose {
        Purpose::Invitation => ui::mail::invitation(&ui::mail::Invitation {
            language,
            organisation,
            invited_by: String::new(),
            name: agent.name.clone(),
            url: format!("{}{}", door.base_url, ui::url::invitation(secret)),
            valid_hours: 7 * 24,
        }),
        Purpose::Reset | Purpose::SignIn => ui::mail::password_reset(&ui::mail::PasswordReset {
            language,
            organisation,
            url: format!("{}{}", door.base_url, ui::url::reset(secret)),
            valid_minutes: 120,
        }),
    }
}

#[expect(clippy::disallowed_methods, reason = "a secret must not be guessable")]
fn fresh() -> String {
    let bytes: [u8; 24] = rand::random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
