-- The service desk. One text for both databases: times are microseconds UTC, ids are made by the nodes, JSON is text,
-- names of configurable things are a JSON object {fi, sv, en}. Business rows are never deleted; personal text can be erased.

-- Settings and configurable rows ---------------------------------------------------------------------------------------
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at BIGINT NOT NULL);

CREATE TABLE brand (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL,
  signature TEXT NOT NULL, active BOOLEAN NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);

-- A channel is a row, never an enum. `manner` says which door and which form serve it: call, mail, form, meeting, post, chat …
CREATE TABLE channel (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, names TEXT NOT NULL, manner TEXT NOT NULL, icon TEXT NOT NULL,
  official BOOLEAN NOT NULL, active BOOLEAN NOT NULL, position BIGINT NOT NULL,
  strictness TEXT NOT NULL,                       -- full | light: what a closing must have
  first_response_minutes BIGINT NOT NULL,         -- service minutes of the default calendar
  version BIGINT NOT NULL, created_at BIGINT NOT NULL);

CREATE TABLE service (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, names TEXT NOT NULL, description TEXT NOT NULL, owner_id BIGINT,
  active BOOLEAN NOT NULL, position BIGINT NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);

CREATE TABLE category (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, parent_id BIGINT REFERENCES category(id), service_id BIGINT REFERENCES service(id),
  names TEXT NOT NULL, active BOOLEAN NOT NULL, position BIGINT NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);

CREATE TABLE team (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, names TEXT NOT NULL, active BOOLEAN NOT NULL,
  position BIGINT NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);

-- People who serve, and how they come in ---------------------------------------------------------------------------------
CREATE TABLE agent (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT COLLATE BYTES NOT NULL,
  email TEXT NOT NULL UNIQUE,                     -- folded
  password_hash TEXT, language TEXT NOT NULL, title TEXT NOT NULL, settings TEXT NOT NULL,
  active BOOLEAN NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);
CREATE TABLE agent_role (agent_id BIGINT NOT NULL REFERENCES agent(id), role TEXT NOT NULL, PRIMARY KEY (agent_id, role));
CREATE TABLE team_member (team_id BIGINT NOT NULL REFERENCES team(id), agent_id BIGINT NOT NULL REFERENCES agent(id), PRIMARY KEY (team_id, agent_id));
CREATE INDEX team_member_agent ON team_member (agent_id);
CREATE TABLE session (
  token_hash TEXT PRIMARY KEY, agent_id BIGINT NOT NULL REFERENCES agent(id), csrf TEXT NOT NULL,
  created_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, expires_at BIGINT NOT NULL);
CREATE INDEX session_agent ON session (agent_id);
CREATE INDEX session_expiry ON session (expires_at);
CREATE TABLE api_token (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, agent_id BIGINT NOT NULL REFERENCES agent(id),
  scopes TEXT NOT NULL, created_at BIGINT NOT NULL, last_used_at BIGINT, expires_at BIGINT, revoked_at BIGINT);
CREATE TABLE one_time_link (
  token_hash TEXT PRIMARY KEY, agent_id BIGINT NOT NULL REFERENCES agent(id), purpose TEXT NOT NULL,  -- invitation | reset | sign_in
  created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT);
CREATE TABLE sign_in_attempt (id INTEGER PRIMARY KEY, at BIGINT NOT NULL, email TEXT NOT NULL, address TEXT NOT NULL, success BOOLEAN NOT NULL);
CREATE INDEX sign_in_attempt_email ON sign_in_attempt (email, at);
CREATE INDEX sign_in_attempt_at ON sign_in_attempt (at);

-- People who are served --------------------------------------------------------------------------------------------------
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT COLLATE BYTES NOT NULL, note TEXT NOT NULL,
  version BIGINT NOT NULL, created_at BIGINT NOT NULL, provenance TEXT NOT NULL);
CREATE INDEX organisation_sort ON organisation (sort_key, id);
CREATE TABLE customer (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_key TEXT COLLATE BYTES NOT NULL, language TEXT, title TEXT NOT NULL,
  organisation_id BIGINT REFERENCES organisation(id), note TEXT NOT NULL,
  merged_into BIGINT REFERENCES customer(id), erased_at BIGINT, retain_until BIGINT, legal_hold BOOLEAN NOT NULL,
  version BIGINT NOT NULL, created_at BIGINT NOT NULL, provenance TEXT NOT NULL);
CREATE INDEX customer_sort ON customer (sort_key, id);
CREATE INDEX customer_organisation ON customer (organisation_id, sort_key, id);
-- One row for each address, number or handle. `home_id` is whose it was first, so that a merge can be taken back.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer(id), home_id BIGINT NOT NULL REFERENCES customer(id),
  kind TEXT NOT NULL, value TEXT NOT NULL, folded TEXT NOT NULL, verified_at BIGINT, created_at BIGINT NOT NULL, retired_at BIGINT);
CREATE UNIQUE INDEX identity_value ON identity (kind, folded) WHERE retired_at IS NULL;
CREATE INDEX identity_customer ON identity (customer_id);
CREATE TABLE customer_merge (
  id INTEGER PRIMARY KEY, kept_id BIGINT NOT NULL REFERENCES customer(id), merged_id BIGINT NOT NULL REFERENCES customer(id),
  at BIGINT NOT NULL, by_agent BIGINT, undone_at BIGINT, undone_by BIGINT, moved TEXT NOT NULL);
CREATE INDEX customer_merge_kept ON customer_merge (kept_id, at);
CREATE TABLE duplicate_suggestion (
  id INTEGER PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer(id), other_id BIGINT NOT NULL REFERENCES customer(id),
  reason TEXT NOT NULL, created_at BIGINT NOT NULL, settled_at BIGINT, settled_as TEXT);
CREATE UNIQUE INDEX duplicate_suggestion_pair ON duplicate_suggestion (customer_id, other_id);
CREATE INDEX duplicate_suggestion_other ON duplicate_suggestion (other_id);

-- The spine --------------------------------------------------------------------------------------------------------------
-- A conversation is only the thread: no state. Its customer sees the number of its first interaction.
CREATE TABLE conversation (
  id INTEGER PRIMARY KEY, number BIGINT NOT NULL, subject TEXT NOT NULL, customer_id BIGINT REFERENCES customer(id),
  brand_id BIGINT REFERENCES brand(id), mailbox_id BIGINT, created_at BIGINT NOT NULL, last_at BIGINT NOT NULL);
CREATE UNIQUE INDEX conversation_number ON conversation (number);
CREATE INDEX conversation_customer ON conversation (customer_id, last_at);

-- What all kinds share. `due_at` is never null (no promise = the year 2100), so that every queue is an index walk.
CREATE TABLE record (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, number BIGINT NOT NULL, version BIGINT NOT NULL,
  state TEXT NOT NULL, state_category TEXT NOT NULL,          -- open | waiting | done
  title TEXT NOT NULL, conversation_id BIGINT REFERENCES conversation(id), customer_id BIGINT REFERENCES customer(id),
  organisation_id BIGINT REFERENCES organisation(id), service_id BIGINT REFERENCES service(id), category_id BIGINT REFERENCES category(id),
  brand_id BIGINT REFERENCES brand(id), channel_id BIGINT REFERENCES channel(id), team_id BIGINT REFERENCES team(id),
  owner_id BIGINT REFERENCES agent(id), facing_owner_id BIGINT REFERENCES agent(id),
  due_at BIGINT NOT NULL, occurred_at BIGINT NOT NULL, created_at BIGINT NOT NULL, created_by BIGINT, closed_at BIGINT,
  provenance TEXT NOT NULL,                                   -- live | legacy | practice
  retain_until BIGINT, legal_hold BOOLEAN NOT NULL);
CREATE UNIQUE INDEX record_number ON record (kind, number);
CREATE INDEX record_queue ON record (kind, state_category, due_at, id);
CREATE INDEX record_owner ON record (owner_id, kind, state_category, due_at, id);
CREATE INDEX record_team ON record (team_id, kind, state_category, due_at, id);
CREATE INDEX record_channel ON record (channel_id, kind, state_category, due_at, id);
CREATE INDEX record_newest ON record (kind, occurred_at, id);
CREATE INDEX record_done ON record (kind, state_category, closed_at, id);
CREATE INDEX record_customer ON record (customer_id, occurred_at, id);
CREATE INDEX record_organisation ON record (organisation_id, occurred_at, id);
CREATE INDEX record_conversation ON record (conversation_id, kind, occurred_at, id);
CREATE INDEX record_missed ON record (kind, due_at, id) WHERE state = 'missed';
CREATE INDEX record_service ON record (service_id, kind, occurred_at, id);

CREATE TABLE party (
  id INTEGER PRIMARY KEY, record_id BIGINT NOT NULL REFERENCES record(id), role TEXT NOT NULL, -- from to cc present reporter payer informed …
  customer_id BIGINT REFERENCES customer(id), agent_id BIGINT REFERENCES agent(id), organisation_id BIGINT REFERENCES organisation(id),
  name TEXT NOT NULL, address TEXT NOT NULL);
CREATE INDEX party_record ON party (record_id);
CREATE INDEX party_customer ON party (customer_id, record_id);

CREATE TABLE link (
  id INTEGER PRIMARY KEY, from_id BIGINT NOT NULL REFERENCES record(id), to_id BIGINT NOT NULL REFERENCES record(id),
  kind TEXT NOT NULL,                                          -- opened_from caused_by follows duplicates replaces
  at BIGINT NOT NULL, by_agent BIGINT, undone_at BIGINT);
CREATE INDEX link_from ON link (from_id);
CREATE INDEX link_to ON link (to_id);

CREATE TABLE promise (
  id INTEGER PRIMARY KEY, record_id BIGINT NOT NULL REFERENCES record(id), kind TEXT NOT NULL, target_minutes BIGINT NOT NULL,
  started_at BIGINT NOT NULL, due_at BIGINT NOT NULL, met_at BIGINT, ended_at BIGINT, state TEXT NOT NULL);  -- running | met | late | cancelled
CREATE UNIQUE INDEX promise_record ON promise (record_id, kind);

-- Interaction ------------------------------------------------------------------------------------------------------------
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY REFERENCES record(id), direction TEXT NOT NULL, missed_reason TEXT, official BOOLEAN NOT NULL,
  connected_at BIGINT, ended_at BIGINT, entered_at BIGINT NOT NULL, late_entry BOOLEAN NOT NULL,
  assurance TEXT NOT NULL,                                     -- none | facts | code | strong  (who is really calling)
  language TEXT, follow_up TEXT, closed_by TEXT, close_reason TEXT, form_fields TEXT,
  guessed TEXT NOT NULL,                                       -- keys of all that was guessed at the arrival: service:order,category
  category_guess BIGINT REFERENCES category(id),               -- guessed and not yet confirmed or refused
  offered_id BIGINT REFERENCES conversation(id));              -- the matter that it may continue; a person decides
CREATE TABLE interaction_moment (                              -- offered ringing answered hold resumed ended wrapped_up
  id INTEGER PRIMARY KEY, interaction_id BIGINT NOT NULL REFERENCES interaction(id), kind TEXT NOT NULL, at BIGINT NOT NULL, note TEXT NOT NULL);
CREATE INDEX interaction_moment_of ON interaction_moment (interaction_id, at);
CREATE TABLE mark (
  id INTEGER PRIMARY KEY, interaction_id BIGINT NOT NULL REFERENCES interaction(id), mark TEXT NOT NULL, detail TEXT NOT NULL, reason TEXT NOT NULL,
  source TEXT NOT NULL,                                        -- person | guess | confirmed
  at BIGINT NOT NULL, by_agent BIGINT);
CREATE UNIQUE INDEX mark_once ON mark (interaction_id, mark, detail);
CREATE TABLE action (
  id INTEGER PRIMARY KEY, interaction_id BIGINT NOT NULL REFERENCES interaction(id), kind TEXT NOT NULL, note TEXT NOT NULL,
  at BIGINT NOT NULL, by_agent BIGINT, undone_at BIGINT);
CREATE INDEX action_of ON action (interaction_id, at);

-- Words. `text` is the author's own words and never changes; it can only be erased. --------------------------------------
CREATE TABLE message (
  id INTEGER PRIMARY KEY, conversation_id BIGINT NOT NULL REFERENCES conversation(id), interaction_id BIGINT NOT NULL REFERENCES interaction(id),
  kind TEXT NOT NULL,                                          -- customer | log | reply | note | receipt
  agent_id BIGINT REFERENCES agent(id), customer_id BIGINT REFERENCES customer(id), author_name TEXT NOT NULL, author_address TEXT NOT NULL,
  at BIGINT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, quoted TEXT NOT NULL, signature TEXT NOT NULL, language TEXT,
  html_digest TEXT, raw_digest TEXT, rfc_id TEXT, in_reply_to TEXT, robot BOOLEAN NOT NULL,
  state TEXT, erased_at BIGINT, retain_until BIGINT);          -- state: held queued sent deferred failed bounced (outgoing only)
CREATE INDEX message_thread ON message (conversation_id, at, id);
CREATE INDEX message_interaction ON message (interaction_id, at, id);
CREATE INDEX message_rfc ON message (rfc_id) WHERE rfc_id IS NOT NULL;
CREATE TABLE recipient (
  id INTEGER PRIMARY KEY, message_id BIGINT NOT NULL REFERENCES message(id), kind TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL);
CREATE INDEX recipient_message ON recipient (message_id);
CREATE TABLE message_change (
  id INTEGER PRIMARY KEY, message_id BIGINT NOT NULL REFERENCES message(id), state TEXT NOT NULL, at BIGINT NOT NULL, note TEXT NOT NULL);
CREATE INDEX message_change_of ON message_change (message_id, at);
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY, message_id BIGINT NOT NULL REFERENCES message(id), name TEXT NOT NULL, content_type TEXT NOT NULL, bytes BIGINT NOT NULL,
  digest TEXT NOT NULL, inline BOOLEAN NOT NULL, content_id TEXT);
CREATE INDEX attachment_message ON attachment (message_id);
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY, message_id BIGINT NOT NULL UNIQUE REFERENCES message(id), mailbox_id BIGINT, state TEXT NOT NULL, hold_until BIGINT NOT NULL,
  attempts BIGINT NOT NULL, raw_digest TEXT, last_error TEXT, claimed_at BIGINT, sent_at BIGINT);
CREATE INDEX delivery_state ON delivery (state, id);
CREATE TABLE draft (
  id INTEGER PRIMARY KEY, agent_id BIGINT NOT NULL REFERENCES agent(id), conversation_id BIGINT NOT NULL REFERENCES conversation(id), kind TEXT NOT NULL,
  text TEXT NOT NULL, base_seq BIGINT NOT NULL, updated_at BIGINT NOT NULL);
CREATE UNIQUE INDEX draft_of ON draft (conversation_id, agent_id, kind);
CREATE TABLE read_mark (agent_id BIGINT NOT NULL, conversation_id BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (agent_id, conversation_id));

-- Records born of contacts -----------------------------------------------------------------------------------------------
CREATE TABLE issue (
  id INTEGER PRIMARY KEY REFERENCES record(id), own_words TEXT NOT NULL, effect TEXT NOT NULL, cause TEXT, resolution TEXT, can_work_again TEXT,
  resolved_at BIGINT, erased_at BIGINT);
CREATE TABLE order_record (
  id INTEGER PRIMARY KEY REFERENCES record(id), own_words TEXT NOT NULL, order_kind TEXT NOT NULL, delivery_note TEXT, delivered_at BIGINT, erased_at BIGINT);
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY REFERENCES record(id), own_words TEXT NOT NULL, feedback_kind TEXT NOT NULL, origin TEXT NOT NULL, answer TEXT, answered_at BIGINT,
  erased_at BIGINT);

-- An act that its actor may still take back ------------------------------------------------------------------------------
CREATE TABLE undo (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, agent_id BIGINT NOT NULL, act TEXT NOT NULL, record_id BIGINT NOT NULL, version BIGINT NOT NULL,
  before TEXT NOT NULL, at BIGINT NOT NULL, expires_at BIGINT NOT NULL, used_at BIGINT);
CREATE INDEX undo_agent ON undo (agent_id, at);

-- Mail doors -------------------------------------------------------------------------------------------------------------
CREATE TABLE mailbox (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, address TEXT NOT NULL, channel_id BIGINT NOT NULL REFERENCES channel(id),
  brand_id BIGINT NOT NULL REFERENCES brand(id), team_id BIGINT REFERENCES team(id), service_id BIGINT REFERENCES service(id),
  settings TEXT NOT NULL,                                      -- JSON: imap{host,port,security,user}, smtp{…}, receipt on or off …
  secrets TEXT NOT NULL,                                       -- sealed with the key of this installation
  uid_validity BIGINT, last_uid BIGINT, health TEXT NOT NULL, health_note TEXT NOT NULL, checked_at BIGINT,
  active BOOLEAN NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);
CREATE UNIQUE INDEX mailbox_address ON mailbox (address);
-- Every raw message that a door saw, kept before it is understood. state: waiting | arrived | duplicate | filed | parked
CREATE TABLE inbound (
  id INTEGER PRIMARY KEY, mailbox_id BIGINT NOT NULL REFERENCES mailbox(id), source_ref TEXT NOT NULL, digest TEXT NOT NULL, bytes BIGINT NOT NULL,
  received_at BIGINT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, message_id BIGINT, interaction_id BIGINT, settled_at BIGINT, settled_by BIGINT);
CREATE UNIQUE INDEX inbound_source ON inbound (mailbox_id, source_ref);
CREATE INDEX inbound_digest ON inbound (digest);
CREATE INDEX inbound_state ON inbound (state, received_at, id);
CREATE TABLE form (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, names TEXT NOT NULL, intro TEXT NOT NULL, fields TEXT NOT NULL, mark TEXT, service_id BIGINT REFERENCES service(id),
  channel_id BIGINT NOT NULL REFERENCES channel(id), brand_id BIGINT NOT NULL REFERENCES brand(id), team_id BIGINT REFERENCES team(id),
  active BOOLEAN NOT NULL, version BIGINT NOT NULL, created_at BIGINT NOT NULL);

-- Search: one row a document; the words lie in FTS5 (SQLite) or a tsvector (PostgreSQL) under the same id -----------------
CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY, subject_kind TEXT NOT NULL, subject_id BIGINT NOT NULL, message_id BIGINT, occurred_at BIGINT NOT NULL,
  analyser_version BIGINT NOT NULL
-- postgres:
  , terms TSVECTOR NOT NULL
-- end
  );
CREATE INDEX search_doc_subject ON search_doc (subject_kind, subject_id);
-- sqlite:
CREATE VIRTUAL TABLE search_terms USING fts5(terms, content='', contentless_delete=1, detail=none, prefix='2 3 4', tokenize="unicode61 remove_diacritics 0");
-- end
-- postgres:
CREATE INDEX search_doc_terms ON search_doc USING GIN (terms);
-- end

-- Figures: deltas written by the acts, folded by a job into one row a day and dimension ------------------------------------
CREATE TABLE figure_delta (
  id INTEGER PRIMARY KEY, day BIGINT NOT NULL, measure TEXT NOT NULL, channel_id BIGINT NOT NULL, team_id BIGINT NOT NULL, agent_id BIGINT NOT NULL,
  mark TEXT NOT NULL, detail TEXT NOT NULL, n BIGINT NOT NULL);
CREATE TABLE figure_day (
  day BIGINT NOT NULL, measure TEXT NOT NULL, channel_id BIGINT NOT NULL, team_id BIGINT NOT NULL, agent_id BIGINT NOT NULL,
  mark TEXT NOT NULL, detail TEXT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (measure, day, channel_id, team_id, agent_id, mark, detail));
CREATE TABLE ledger_day (
  id INTEGER PRIMARY KEY, day BIGINT NOT NULL, channel_id BIGINT NOT NULL REFERENCES channel(id), seen BIGINT NOT NULL, stored BIGINT NOT NULL,
  closed BIGINT NOT NULL, still_open BIGINT NOT NULL, parked BIGINT NOT NULL, difference BIGINT NOT NULL, digest TEXT NOT NULL, signed_at BIGINT NOT NULL);
CREATE UNIQUE INDEX ledger_day_once ON ledger_day (day, channel_id);
