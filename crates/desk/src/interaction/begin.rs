//! The birth of a contact: thread, record, own row, guesses, promise, counts. Both the door (`intake`) and the hand (`log`) begin
//! contacts here; it appends no event, since only they know what happened.

use db::{Error, Tx};

use super::acting::counted;
use super::interaction::{Interaction, insert};
use super::mark::{self, Mark, Marked, Source};
use super::state::State;
use super::words::{Direction, Missed};
use crate::catalogue::channel::Channel;
use crate::conversation::{self, NewConversation};
use crate::kernel::{RecordKind, Timestamp};
use crate::linking::{LinkKind, link};
use crate::promise;
use crate::spine::{self, NewParty, NewRecord, Record, add_party};

/// The thread of a new contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InThread {
    /// A thread of its own.
    New,
    /// A thread that there is, after its newest contact.
    Following {
        /// The thread.
        conversation: i64,
        /// Its newest contact.
        after: i64,
    },
}

/// What a new contact starts with.
#[derive(Clone, Debug)]
pub struct Begin<'a> {
    /// Its channel.
    pub channel: &'a Channel,
    /// Who turned to whom.
    pub direction: Direction,
    /// Where it stands at once.
    pub state: State,
    /// Why nobody was reached.
    pub missed: Option<Missed>,
    /// Its thread.
    pub thread: InThread,
    /// What it is about, in one line.
    pub title: String,
    /// The customer and that customer's organisation.
    pub customer: (Option<i64>, Option<i64>),
    /// Which service it concerns.
    pub service: Option<i64>,
    /// Under which name of ours.
    pub brand: Option<i64>,
    /// The mailbox that it came to.
    pub mailbox: Option<i64>,
    /// Whose queue it lies in.
    pub team: Option<i64>,
    /// Who has it.
    pub owner: Option<i64>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// Whether it was written down afterwards.
    pub late_entry: bool,
    /// Who wrote it down.
    pub created_by: Option<i64>,
    /// Who is really calling.
    pub assurance: &'a str,
    /// Its language.
    pub language: Option<&'a str>,
    /// The fields of a form as JSON.
    pub form_fields: Option<String>,
    /// A mark that the words speak for.
    pub guess: Option<Mark>,
    /// A category that the words speak for.
    pub category_guess: Option<i64>,
    /// The thread that it may continue.
    pub offered: Option<i64>,
    /// Who takes part.
    pub parties: Vec<NewParty>,
    /// `live`, `legacy` or `practice`.
    pub provenance: &'static str,
}

/// Stores a new contact.
///
/// # Errors
/// What the engine refuses.
pub fn begin(tx: &mut Tx, begin: &Begin<'_>, now: Timestamp) -> Result<Interaction, Error> {
    let due = due(tx, begin)?;
    let record = recorded(tx, begin, due, now)?;
    let mut interaction = own_row(begin, record, now);
    insert(tx, &interaction)?;
    for party in &begin.parties {
        add_party(tx, interaction.record.id, party)?;
    }
    if let InThread::Following { after, .. } = begin.thread {
        link(tx, LinkKind::Follows, interaction.record.id, after, begin.created_by, now)?;
    }
    if let Some(guess) = &begin.guess {
        guessed(tx, &interaction, guess, now)?;
    }
    if let Some(due) = due {
        let promised = (begin.channel.first_response_minutes, due);
        let started = interaction.record.occurred_at;
        promise::start(tx, &mut interaction.record, promise::Kind::FirstResponse, promised, started)?;
    }
    count(tx, &interaction)?;
    Ok(interaction)
}

/// What comes in and waits for us is promised an answer; what was answered at once, what we began and what programs wrote is not.
fn due(tx: &mut Tx, begin: &Begin<'_>) -> Result<Option<Timestamp>, Error> {
    let waits = begin.direction == Direction::In && matches!(begin.state, State::Attempted | State::Missed);
    if !waits {
        return Ok(None);
    }
    promise::due_of_channel(tx, begin.channel, begin.occurred_at).map(Some)
}

fn recorded(tx: &mut Tx, begin: &Begin<'_>, due: Option<Timestamp>, now: Timestamp) -> Result<Record, Error> {
    let number = tx.next_number(RecordKind::Interaction.code())?;
    let conversation = match begin.thread {
        InThread::Following { conversation, .. } => {
            conversation::touch(tx, conversation, begin.occurred_at)?;
            conversation
        }
        InThread::New => {
            let new = NewConversation {
                subject: begin.title.clone(),
                customer_id: begin.customer.0,
                brand_id: begin.brand,
                mailbox_id: begin.mailbox,
            };
            conversation::begin(tx, &new, number, begin.occurred_at)?
        }
    };
    let new = NewRecord {
        kind: RecordKind::Interaction,
        number: Some(number),
        state: begin.state.code(),
        category: begin.state.category(),
        title: begin.title.clone(),
        conversation_id: Some(conversation),
        customer_id: begin.customer.0,
        organisation_id: begin.customer.1,
        service_id: begin.service,
        brand_id: begin.brand,
        channel_id: Some(begin.channel.id),
        team_id: begin.team,
        owner_id: begin.owner,
        due_at: due,
        occurred_at: begin.occurred_at,
        created_by: begin.created_by,
        provenance: begin.provenance,
    };
    spine::insert(tx, new, now)
}

fn own_row(begin: &Begin<'_>, record: Record, now: Timestamp) -> Interaction {
    let connected = matches!(begin.state, State::Connected | State::Classified);
    let closed = begin.state == State::Closed;
    let mut guessed: Vec<String> = begin.guess.iter().map(Mark::key).collect();
    guessed.extend(begin.category_guess.map(|category| format!("category={category}")));
    Interaction {
        direction: begin.direction,
        missed: begin.missed,
        official: begin.channel.official,
        connected_at: connected.then_some(begin.occurred_at),
        ended_at: closed.then_some(now),
        entered_at: now,
        late_entry: begin.late_entry,
        assurance: begin.assurance.into(),
        language: begin.language.map(str::to_string),
        follow_up: None,
        closed_by: closed.then(|| "system".into()),
        close_reason: begin.missed.filter(|_| closed).map(|missed| missed.code().into()),
        form_fields: begin.form_fields.clone(),
        guessed: guessed.join(","),
        category_guess: begin.category_guess,
        offered_id: begin.offered,
        record,
    }
}

fn guessed(tx: &mut Tx, interaction: &Interaction, guess: &Mark, now: Timestamp) -> Result<(), Error> {
    let marked = Marked {
        id: tx.new_id(),
        mark: guess.clone(),
        reason: String::new(),
        source: Source::Guess,
        at: now,
        by_agent: None,
    };
    mark::put(tx, interaction.record.id, &marked)
}

/// What programs wrote is no contact: it counts as filed only (amendment A4).
fn count(tx: &mut Tx, interaction: &Interaction) -> Result<(), Error> {
    if interaction.missed.is_some_and(Missed::is_of_nobody) {
        return Ok(());
    }
    let at = interaction.record.occurred_at;
    counted(tx, interaction, ("stored", "", interaction.direction.code(), 1), at)?;
    if let Some(missed) = interaction.missed {
        counted(tx, interaction, ("missed", "", missed.code(), 1), at)?;
    }
    if interaction.late_entry {
        counted(tx, interaction, ("late", "", "", 1), at)?;
    }
    Ok(())
}
