-- The book is the distribution key: every table that grows with the data has it first in its key,
-- so that on a sharded PostgreSQL each push and each pull touches one shard.

create table server_state (
  singleton boolean primary key default true check (singleton),
  epoch text not null,
  firm text not null,
  quarantine_public_key text not null,
  quarantine_private_key text not null
);

create table people (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null
    check (role in ('manager', 'assistant', 'lead', 'director', 'compliance', 'administrator')),
  password_hash text,
  created_at timestamptz not null,
  disabled_at timestamptz,
  unique (email)
);

create table books (
  id uuid primary key,
  name text not null,
  is_firm boolean not null default false,
  created_at timestamptz not null
);
create unique index books_one_firm_book on books (is_firm) where is_firm;

-- Ended memberships stay: who could write once has edits kept as late edits (SPEC F7).
create table memberships (
  book_id uuid not null references books (id),
  person_id uuid not null references people (id),
  role text not null check (role in ('owner', 'assistant', 'overseer', 'reader')),
  since timestamptz not null,
  until timestamptz,
  primary key (book_id, person_id, since)
);
create unique index memberships_current on memberships (book_id, person_id) where until is null;
create index memberships_by_person on memberships (person_id);

create table devices (
  id uuid primary key,
  person_id uuid not null references people (id),
  name text not null,
  credential_hash text not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz
);
create index devices_by_person on devices (person_id);

-- A refresh family begins with a sign-in; reuse of a rotated token ends all of it.
create table refresh_families (
  id uuid primary key,
  device_id uuid not null references devices (id),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('signOut', 'reuse', 'revoked', 'passwordChanged'))
);
create index refresh_families_by_device on refresh_families (device_id);

create table refresh_tokens (
  token_hash text primary key,
  family_id uuid not null references refresh_families (id) on delete cascade,
  expires_at timestamptz not null,
  -- Set at rotation. The successor is derived from the token itself and this nonce, so that a
  -- repeated request gets the same one though neither rests here.
  used_at timestamptz,
  nonce text
);
create index refresh_tokens_by_family on refresh_tokens (family_id);

create table access_tokens (
  token_hash text primary key,
  family_id uuid not null references refresh_families (id) on delete cascade,
  expires_at timestamptz not null
);
create index access_tokens_by_family on access_tokens (family_id);

create table sign_in_attempts (
  subject text primary key,
  window_began_at timestamptz not null,
  attempts int not null
);

-- Locked by every writer of the book: that is what makes `seq` free of gaps (SPEC F1).
create table book_heads (
  book_id uuid primary key references books (id),
  seq bigint not null default 0,
  work_digest text not null,
  work_count bigint not null default 0,
  ledger_digest text not null,
  ledger_count bigint not null default 0,
  audit_hash text not null default ''
);

create table records (
  book_id uuid not null references books (id),
  id uuid not null,
  kind text not null,
  client_id uuid,
  lane text not null check (lane in ('work', 'ledger')),
  version_epoch text not null,
  version_n bigint not null,
  seq bigint not null,
  data jsonb,
  edited_by uuid not null,
  -- The writer's clock: a label for people, never compared (SPEC W7).
  edited_at text not null,
  accepted_at timestamptz not null,
  move_number int not null default 0,
  primary key (book_id, id)
);
create unique index records_feed on records (book_id, lane, seq);
create index records_by_client on records (book_id, client_id);

-- Where each client is now, for moves and for edits that come after one.
create table client_places (
  client_id uuid primary key,
  book_id uuid not null references books (id),
  move_number int not null default 0
);

create table departures (
  book_id uuid not null references books (id),
  client_id uuid not null,
  move_number int not null,
  seq bigint not null,
  primary key (book_id, client_id)
);

-- Remembered until the device has acknowledged the answer (SPEC P2).
create table mutations (
  book_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  payload_hash text not null,
  answer jsonb not null,
  answered_at timestamptz not null,
  primary key (book_id, id)
);
create index mutations_by_id on mutations (id);

create table late_edits (
  book_id uuid not null,
  id uuid not null,
  from_book_id uuid not null,
  client_id uuid,
  kind text not null,
  record_id uuid not null,
  base_epoch text,
  base_n bigint,
  base jsonb,
  data jsonb,
  edited_by uuid not null,
  edited_at text not null,
  device_id uuid not null,
  received_at timestamptz not null,
  decision text check (decision in ('accepted', 'discarded')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (book_id, id)
);

-- `data` is json, not jsonb: its text stays as it was hashed.
create table audit (
  book_id uuid not null,
  seq bigint not null,
  action text not null check (action in ('write', 'load', 'moveIn', 'moveOut', 'lateEdit')),
  record_id uuid not null,
  kind text not null,
  client_id uuid,
  version_epoch text not null,
  version_n bigint not null,
  person_id uuid not null,
  device_id uuid,
  edited_at text not null,
  accepted_at timestamptz not null,
  data json,
  prev_hash text not null,
  hash text not null,
  primary key (book_id, seq)
);
create index audit_by_record on audit (book_id, record_id, seq);
create index audit_by_client on audit (client_id, book_id, seq);

create function audit_refuses_changes() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only: % refused', tg_op;
end
$$;
create trigger audit_is_append_only before update or delete on audit
  for each row execute function audit_refuses_changes();
create trigger audit_is_not_emptied before truncate on audit
  for each statement execute function audit_refuses_changes();

-- What a revoked device handed over: sealed, nobody here can read it.
create table quarantine (
  id uuid primary key,
  device_id uuid not null references devices (id),
  received_at timestamptz not null,
  sealed bytea not null
);
create index quarantine_by_device on quarantine (device_id);
