//! Yritys Oy: its teams, people, services, categories, mailbox, form and customers, as `demo/people.toml` names them.

use std::collections::HashMap;

use db::{Store, Tx};
use desk::catalogue::{category, channel, service, team};
use desk::first_start::{self, SetUp};
use desk::form::{self, Field, FieldKind};
use desk::kernel::{Actor, Names, Timestamp, key_of};
use desk::mailbox::{self, MailboxInput};
use desk::people::{agent, customer, organisation};
use language::Lang;
use serde::Deserialize;

#[derive(Deserialize)]
struct People {
    organisation: Organisation,
    team: Vec<Named>,
    agent: Vec<Agent>,
    service: Vec<Service>,
    category: Vec<Category>,
    client: Vec<Client>,
    customer: Vec<Customer>,
}

#[derive(Deserialize)]
struct Organisation {
    name: String,
    mailbox: String,
}

#[derive(Deserialize)]
struct Named {
    id: String,
    fi: String,
    sv: String,
    en: String,
}

#[derive(Deserialize)]
struct Agent {
    id: String,
    name: String,
    title: String,
    roles: Vec<String>,
    teams: Vec<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
struct Service {
    owner: String,
    #[serde(flatten)]
    named: Named,
}

#[derive(Deserialize)]
struct Category {
    parent: Option<String>,
    #[serde(flatten)]
    named: Named,
}

#[derive(Deserialize)]
struct Client {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Customer {
    id: String,
    name: String,
    email: String,
    phone: String,
    language: String,
    client: Option<String>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    note: String,
}

/// A customer of the stories.
#[derive(Clone, Debug)]
pub struct Person {
    /// The word by which stories name the person.
    pub word: String,
    /// Internal id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Language.
    pub language: String,
}

/// The desk of the demonstration: internal ids by the words of the stories.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Who serves.
    pub agents: HashMap<String, Actor>,
    /// Services.
    pub services: HashMap<String, i64>,
    /// Categories.
    pub categories: HashMap<String, i64>,
    /// Channels by key.
    pub channels: HashMap<String, i64>,
    /// Teams.
    pub teams: HashMap<String, i64>,
    /// Customers, in the order of the file.
    pub customers: Vec<Person>,
    /// The mailbox.
    pub mailbox: i64,
    /// The address of the mailbox.
    pub address: String,
    /// Key of the hosted form.
    pub form: String,
    /// The brand.
    pub brand: Option<i64>,
}

/// The address of one of ours.
pub fn email(id: &str) -> String {
    format!("{id}@yritys.example")
}

/// Founds the desk, as if it had been set up a hundred days ago.
///
/// # Errors
/// When the desk refuses; the demonstration's data are then at fault.
pub async fn found(store: &Store, now: Timestamp) -> anyhow::Result<Desk> {
    let people: People = toml::from_str(include_str!("../../../demo/people.toml"))?;
    let then = now.checked_sub(jiff::SignedDuration::from_hours(24 * 100))?;
    let made = store
        .write(move |tx| {
            Ok::<_, db::Error>(found_in(tx, &people, then).map_err(|error| format!("{error:#}")))
        })
        .await?;
    made.map_err(|error| anyhow::anyhow!(error))
}

fn found_in(tx: &mut Tx, people: &People, now: Timestamp) -> anyhow::Result<Desk> {
    let liisa = people
        .agent
        .iter()
        .find(|one| one.id == "liisa")
        .ok_or_else(|| anyhow::anyhow!("Liisa is missing"))?;
    let admin = first_start::set_up(
        tx,
        &SetUp {
            organisation: people.organisation.name.clone(),
            brand: people.organisation.name.clone(),
            language: Lang::Fi,
            administrator: liisa.name.clone(),
            email: email("liisa"),
            password_hash: None,
            service: None,
        },
        now,
    )?;
    let mut desk = Desk { address: people.organisation.mailbox.clone(), ..Desk::default() };
    desk.brand = desk::catalogue::brand::usual(tx)?.map(|brand| brand.id);
    teams(tx, &admin, people, &mut desk, now)?;
    agents(tx, &admin, people, &mut desk, now)?;
    services(tx, &admin, people, &mut desk, now)?;
    categories(tx, &admin, people, &mut desk, now)?;
    for one in channel::list(tx)? {
        desk.channels.insert(one.key, one.id);
    }
    doors(tx, &admin, &mut desk, now)?;
    customers(tx, people, &mut desk, now)?;
    Ok(desk)
}

fn names(one: &Named) -> Names {
    Names::new(&one.fi, &one.sv, &one.en)
}

fn teams(tx: &mut Tx, admin: &Actor, people: &People, desk: &mut Desk, now: Timestamp) -> anyhow::Result<()> {
    let seeded = team::list(tx)?;
    for (at, one) in people.team.iter().enumerate() {
        let input = team::TeamInput { names: names(one), active: true, members: None };
        let key = seeded.get(at).map(|team| team.key.clone());
        let saved = team::save(tx, admin, key.as_deref(), &input, now)?;
        desk.teams.insert(one.id.clone(), saved.id);
    }
    Ok(())
}

fn agents(
    tx: &mut Tx,
    admin: &Actor,
    people: &People,
    desk: &mut Desk,
    now: Timestamp,
) -> anyhow::Result<()> {
    for one in &people.agent {
        let known = agent::by_email(tx, &email(&one.id))?;
        let input = agent::AgentInput {
            name: one.name.clone(),
            email: email(&one.id),
            language: one.language.clone().unwrap_or_else(|| "fi".into()),
            title: one.title.clone(),
            roles: one.roles.clone(),
            active: true,
        };
        let saved = agent::save(tx, admin, known.as_ref().map(|known| known.key.as_str()), &input, now)?;
        let teams: Vec<i64> = one.teams.iter().filter_map(|team| desk.teams.get(team).copied()).collect();
        team::put_agent(tx, saved.id, &teams)?;
        let rights = desk::access::rights_of(one.roles.iter().map(String::as_str));
        let lang = Lang::from_code(&saved.language).unwrap_or_default();
        let actor = Actor {
            agent: Some(saved.id),
            name: saved.name,
            rights,
            lang,
            kind: desk::kernel::ActorKind::Agent,
        };
        desk.agents.insert(one.id.clone(), actor);
    }
    Ok(())
}

fn services(
    tx: &mut Tx,
    admin: &Actor,
    people: &People,
    desk: &mut Desk,
    now: Timestamp,
) -> anyhow::Result<()> {
    for one in &people.service {
        let owner = desk.agents.get(&one.owner).and_then(|owner| owner.agent);
        let input = service::ServiceInput {
            names: names(&one.named),
            description: String::new(),
            owner,
            active: true,
        };
        desk.services.insert(one.named.id.clone(), service::save(tx, admin, None, &input, now)?.id);
    }
    Ok(())
}

fn categories(
    tx: &mut Tx,
    admin: &Actor,
    people: &People,
    desk: &mut Desk,
    now: Timestamp,
) -> anyhow::Result<()> {
    for (_, seeded) in category::tree(tx)? {
        let input = category::CategoryInput {
            names: seeded.names,
            parent: seeded.parent,
            service: None,
            active: false,
        };
        category::save(tx, admin, Some(&seeded.key), &input, now)?;
    }
    for one in &people.category {
        let parent = one.parent.as_ref().and_then(|parent| desk.categories.get(parent).copied());
        let input = category::CategoryInput { names: names(&one.named), parent, service: None, active: true };
        desk.categories.insert(one.named.id.clone(), category::save(tx, admin, None, &input, now)?.id);
    }
    Ok(())
}

/// The mailbox and the hosted form.
fn doors(tx: &mut Tx, admin: &Actor, desk: &mut Desk, now: Timestamp) -> anyhow::Result<()> {
    let brand = desk.brand.ok_or_else(|| anyhow::anyhow!("the brand is missing"))?;
    let input = MailboxInput {
        name: "Asiakaspalvelu".into(),
        address: desk.address.clone(),
        channel: desk.channels["mail"],
        brand,
        team: desk.teams.get("palvelu").copied(),
        service: None,
        settings: channels::email::settings::MailboxSettings::default().to_json(),
        secrets: None,
        active: true,
        version: None,
    };
    desk.mailbox = mailbox::save(tx, admin, None, &input, now)?.id;
    let field = |key: &str, kind, required, fi: &str, sv: &str, en: &str| Field {
        key: key.into(),
        label: Names::new(fi, sv, en),
        kind,
        required,
        choices: Vec::new(),
    };
    let input = form::FormInput {
        names: Names::new("Ota yhteyttä", "Kontakta oss", "Contact us"),
        intro: Names::new(
            "Kerro asiasi omin sanoin. Vastaamme sähköpostiisi.",
            "Berätta om ditt ärende med egna ord. Vi svarar till din e-post.",
            "Tell us in your own words. We will answer to your e-mail.",
        ),
        fields: vec![
            field(
                "order",
                FieldKind::Line,
                false,
                "Tilauksen numero",
                "Beställningens nummer",
                "Order number",
            ),
            field(
                "again",
                FieldKind::Switch,
                false,
                "Olen kysynyt tästä aiemmin",
                "Jag har frågat om det här förut",
                "I have asked about this before",
            ),
        ],
        mark: None,
        service: None,
        channel: desk.channels["form"],
        brand,
        team: desk.teams.get("palvelu").copied(),
        active: true,
        version: None,
    };
    desk.form = form::save(tx, admin, None, &input, now)?.key;
    Ok(())
}

fn customers(tx: &mut Tx, people: &People, desk: &mut Desk, now: Timestamp) -> anyhow::Result<()> {
    let matti = desk.agents["matti"].clone();
    let mut clients = HashMap::new();
    for one in &people.client {
        let made = organisation::save(tx, &matti, None, (&one.name, "", None), now)?;
        clients.insert(one.id.clone(), made.id);
    }
    for one in &people.customer {
        let input = customer::CustomerInput {
            name: one.name.clone(),
            language: Some(one.language.clone()),
            title: one.title.clone(),
            organisation: one.client.as_ref().and_then(|client| clients.get(client).copied()),
            note: one.note.clone(),
            version: None,
        };
        let made = customer::create(tx, &matti, &input, now)?;
        customer::add_identity(tx, &matti, &made, "email", &one.email, now)?;
        customer::add_identity(tx, &matti, &made, "phone", &one.phone, now)?;
        debug_assert_eq!(made.key, key_of(made.id));
        desk.customers.push(Person {
            word: one.id.clone(),
            id: made.id,
            name: made.name,
            email: one.email.clone(),
            language: one.language.clone(),
        });
    }
    Ok(())
}
