-- What each hall lives by: its changes as they were entered, and the versions that follow from them, which running clocks pin.

create schema if not exists policy;

create table policy.hall (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  stream text collate "C" not null,
  constraint one_stream_a_hall primary key (jurisdiction_id, hall_id)
);

create table policy.change (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  change_no integer not null,
  change text collate "C" not null,
  from_day date not null,
  documents text[] collate "C",
  key text collate "C",
  value jsonb,
  is_against_the_law boolean not null default false,
  at timestamptz not null,
  actor text collate "C" not null,
  -- The reason.
  sealed uuid,
  constraint one_row_a_policy_change primary key (jurisdiction_id, hall_id, change_no),
  constraint change_belongs_to_a_hall_with_a_stream foreign key (jurisdiction_id, hall_id) references policy.hall (jurisdiction_id, hall_id),
  constraint change_says_what_it_changes check (
    (change = 'documents-adopted' and documents is not null and key is null and value is null)
    or (change = 'switch-set' and documents is null and key is not null and value is not null)
    or (change = 'switch-cleared' and documents is null and key is not null and value is null)
  )
);

create table policy.version (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  version integer not null,
  from_day date not null,
  documents text[] collate "C" not null,
  overrides jsonb not null,
  -- A later change took its place. The row stays, because a clock that started under it still asks.
  is_replaced boolean not null default false,
  constraint one_row_a_policy_version primary key (jurisdiction_id, hall_id, version)
);
create unique index one_version_holds_from_a_day on policy.version (jurisdiction_id, hall_id, from_day) where not is_replaced;
