-- People sign in as themselves and devices by the token of their registration: accounts and devices are facts folded into tables;
-- secrets, sessions, failures and the access log are matters of the machine and stand apart from the facts.

create schema if not exists sign_in;

-- The fold of an account's facts. The user name stands in the sealed row.
create table sign_in.account (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  stream text collate "C" not null,
  person_id uuid not null,
  sealed_id uuid not null,
  must_change boolean not null,
  closed_on date,
  constraint one_account_an_id primary key (jurisdiction_id, account_id)
);
create unique index one_open_account_a_person on sign_in.account (jurisdiction_id, person_id) where closed_on is null;

-- What opens an account: gone when the account is closed. The user name is kept as a keyed digest, by which it is found.
create table sign_in.secret (
  jurisdiction_id uuid not null,
  account_id uuid not null,
  user_name_index text collate "C" not null,
  password_hash text not null,
  last_sign_in timestamptz,
  constraint one_secret_an_account primary key (jurisdiction_id, account_id),
  constraint one_account_a_user_name unique (jurisdiction_id, user_name_index),
  -- Written while the command decides, before its facts are folded.
  constraint a_secret_has_its_account foreign key (jurisdiction_id, account_id)
    references sign_in.account (jurisdiction_id, account_id) deferrable initially deferred
);

-- Where people are signed in. Only the digest of the token is kept.
create table sign_in.session (
  jurisdiction_id uuid not null,
  token_digest bytea not null,
  session_id uuid not null,
  account_id uuid not null,
  address text not null,
  since timestamptz not null,
  last_seen timestamptz not null,
  constraint one_session_a_token primary key (jurisdiction_id, token_digest),
  constraint one_session_an_id unique (jurisdiction_id, session_id),
  constraint a_session_has_its_account foreign key (jurisdiction_id, account_id) references sign_in.account (jurisdiction_id, account_id)
) with (fillfactor = 80);
create index session_by_account on sign_in.session (jurisdiction_id, account_id);

-- Failures in a row, by user name (also of names that nobody has, so that a lock does not tell which names exist) and by address.
create table sign_in.failure (
  jurisdiction_id uuid not null,
  subject text collate "C" not null,
  count integer not null,
  last_at timestamptz not null,
  constraint one_count_a_subject primary key (jurisdiction_id, subject)
) with (fillfactor = 80);

create table sign_in.access (
  jurisdiction_id uuid not null,
  access_id uuid not null,
  at timestamptz not null,
  what text not null,
  account_id uuid,
  device_id uuid,
  address text not null,
  constraint one_access_an_id primary key (jurisdiction_id, access_id)
);
create index access_by_time on sign_in.access (jurisdiction_id, at);

-- The fold of a device's facts. Its name stands in the sealed row, as every free text does.
create table sign_in.device (
  jurisdiction_id uuid not null,
  device_id uuid not null,
  stream text collate "C" not null,
  kind text not null,
  hall_id uuid not null,
  window_id uuid,
  sealed_id uuid not null,
  revoked_on date,
  constraint one_device_an_id primary key (jurisdiction_id, device_id),
  constraint a_known_kind_of_device check (kind in ('kiosk', 'board', 'strip', 'pad', 'printer')),
  constraint strips_and_pads_stand_at_windows check (window_id is not null or kind not in ('strip', 'pad')),
  constraint kiosks_and_boards_stand_in_halls check (window_id is null or kind not in ('kiosk', 'board'))
);
create index device_by_hall on sign_in.device (jurisdiction_id, hall_id);

create table sign_in.device_token (
  jurisdiction_id uuid not null,
  token_digest bytea not null,
  device_id uuid not null,
  last_seen timestamptz,
  constraint one_device_a_token primary key (jurisdiction_id, token_digest),
  constraint one_token_a_device unique (jurisdiction_id, device_id),
  constraint a_token_has_its_device foreign key (jurisdiction_id, device_id)
    references sign_in.device (jurisdiction_id, device_id) deferrable initially deferred
) with (fillfactor = 80);
