-- The ground: nodes, numbers, tickets, events, blobs, jobs. No word of the trade.

CREATE TABLE node (id INTEGER PRIMARY KEY, holder TEXT NOT NULL, lease_until BIGINT NOT NULL);
CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until BIGINT NOT NULL);
CREATE TABLE number_counter (kind TEXT PRIMARY KEY, next BIGINT NOT NULL);
CREATE TABLE write_ticket (id TEXT PRIMARY KEY, at BIGINT NOT NULL, request_digest TEXT NOT NULL, answer TEXT NOT NULL);
CREATE INDEX write_ticket_at ON write_ticket (at);
CREATE TABLE commit_ticket (id INTEGER PRIMARY KEY, at BIGINT NOT NULL);
CREATE INDEX commit_ticket_at ON commit_ticket (at);

-- Events are appended unsealed and get `seq` and `hash` after commit. Detail and salt lie apart and can be erased.
CREATE TABLE event (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, at BIGINT NOT NULL, actor_kind TEXT NOT NULL, actor_id BIGINT, conversation_id BIGINT,
  digest TEXT NOT NULL, seq BIGINT, hash TEXT);
CREATE UNIQUE INDEX event_seq ON event (seq) WHERE seq IS NOT NULL;
CREATE INDEX event_unsealed ON event (id) WHERE seq IS NULL;
CREATE INDEX event_conversation ON event (conversation_id, id) WHERE conversation_id IS NOT NULL;
CREATE TABLE event_detail (event_id INTEGER PRIMARY KEY REFERENCES event(id), salt TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE event_subject (
  subject_kind TEXT NOT NULL, subject_id BIGINT NOT NULL, event_id BIGINT NOT NULL REFERENCES event(id),
  PRIMARY KEY (subject_kind, subject_id, event_id));
CREATE INDEX event_subject_event ON event_subject (event_id);

-- `unnamed`: no row of `blob_use` names it, or none did when it was looked at last. A doomed blob is being swept: nobody may name it.
CREATE TABLE blob (
  digest TEXT PRIMARY KEY, bytes BIGINT NOT NULL, created_at BIGINT NOT NULL, touched_at BIGINT NOT NULL,
  unnamed BOOLEAN NOT NULL, doomed_at BIGINT, probe BOOLEAN NOT NULL);
CREATE INDEX blob_unnamed ON blob (touched_at) WHERE unnamed;
CREATE INDEX blob_probe ON blob (digest) WHERE probe;
CREATE TABLE blob_piece (digest TEXT NOT NULL, n BIGINT NOT NULL, data
-- sqlite:
  BLOB
-- end
-- postgres:
  BYTEA
-- end
  NOT NULL, PRIMARY KEY (digest, n));
CREATE TABLE blob_use (digest TEXT NOT NULL, by_kind TEXT NOT NULL, by_id BIGINT NOT NULL, PRIMARY KEY (digest, by_kind, by_id));
CREATE INDEX blob_use_by ON blob_use (by_kind, by_id);

-- Jobs: state is waiting | running | dead. A finished job's row is gone; dead letters stay in sight. `due_at` and `dead_at` follow the
-- desk's clock, `lease_until` and `created_at` the wall clock.
CREATE TABLE job (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, unique_key TEXT, payload TEXT NOT NULL, due_at BIGINT NOT NULL, state TEXT NOT NULL,
  lease_until BIGINT NOT NULL, attempts BIGINT NOT NULL, last_error TEXT, created_at BIGINT NOT NULL, dead_at BIGINT);
CREATE INDEX job_due ON job (due_at, id) WHERE state = 'waiting';
CREATE INDEX job_lease ON job (lease_until, id) WHERE state = 'running';
CREATE INDEX job_dead ON job (dead_at, id) WHERE state = 'dead';
CREATE UNIQUE INDEX job_unique ON job (kind, unique_key) WHERE unique_key IS NOT NULL AND state = 'waiting';
