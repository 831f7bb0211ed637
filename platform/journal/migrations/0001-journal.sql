-- The journal is the one way to change anything: facts in chained streams, the commands that wrote them, the sealed rows that hold
-- what belongs to persons, the news for other rooms, and the hall's clock.

create schema if not exists journal;
create extension if not exists pgcrypto;

create table journal.jurisdiction (
  jurisdiction_id uuid not null,
  time_zone text not null,
  -- Hall time = anchor_hall + (machine time - anchor_machine) * rate. In production both anchors are equal and rate is 1.
  anchor_machine timestamptz not null,
  anchor_hall timestamptz not null,
  rate numeric not null,
  demonstration boolean not null,
  constraint one_row_a_jurisdiction primary key (jurisdiction_id),
  constraint only_a_demonstration_bends_time check (demonstration or (rate = 1 and anchor_hall = anchor_machine)),
  constraint time_runs_forward check (rate > 0)
);

-- Machine time, in whole milliseconds: what is hashed must be what is kept.
create function journal.machine_now() returns timestamptz language sql volatile as
  $$ select date_trunc('milliseconds', clock_timestamp()) $$;

create function journal.hall_now(of_jurisdiction uuid) returns timestamptz language sql volatile as $$
  select date_trunc('milliseconds', j.anchor_hall + (clock_timestamp() - j.anchor_machine) * j.rate::double precision)
  from journal.jurisdiction as j where j.jurisdiction_id = of_jurisdiction
$$;

create function journal.ms(moment timestamptz) returns bigint language sql immutable parallel safe as
  $$ select (extract(epoch from moment) * 1000)::bigint $$;

-- One row a stream: its newest fact. Locking this row is how a command holds the stream.
create table journal.head (
  jurisdiction_id uuid not null,
  stream text collate "C" not null,
  seq integer not null,
  hash bytea not null,
  at timestamptz not null,
  command_id text collate "C" not null,
  constraint one_head_a_stream primary key (jurisdiction_id, stream)
) with (fillfactor = 80);

create table journal.fact (
  jurisdiction_id uuid not null,
  born smallint not null,
  stream text collate "C" not null,
  seq integer not null,
  room text collate "C" not null,
  type text collate "C" not null,
  data text not null,
  basis text[] not null,
  actor text collate "C" not null,
  on_day date not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  command_id text collate "C" not null,
  prev bytea not null,
  hash bytea not null,
  constraint one_fact_a_place primary key (jurisdiction_id, born, stream, seq)
) partition by range (born);

do $$ begin
  for year in 2016..2060 loop
    execute format('create table journal.fact_%s partition of journal.fact for values from (%s) to (%s)', year, year, year + 1);
  end loop;
end $$;

create index fact_by_time on journal.fact (jurisdiction_id, recorded_at);

-- The hash of a fact, over exactly these lines in this order; platform/journal/hash.ts says the same for readers offline.
create function journal.fact_hash(
  prev bytea, jurisdiction_id uuid, stream text, seq integer, room text, type text, data text, basis text[],
  actor text, on_day date, at timestamptz, recorded_at timestamptz, command_id text
) returns bytea language sql immutable parallel safe as $$
  select digest(prev || convert_to(
    jurisdiction_id::text || E'\n' || stream || E'\n' || seq::text || E'\n' || room || E'\n' || type || E'\n' || data || E'\n'
    || array_to_string(basis, ',') || E'\n' || actor || E'\n' || to_char(on_day, 'YYYY-MM-DD') || E'\n' || journal.ms(at)::text || E'\n'
    || journal.ms(recorded_at)::text || E'\n' || command_id, 'UTF8'), 'sm3')
$$;

-- What a command answered, so that the same id gives the same answer once. Kept for seven days and a margin.
create table journal.command (
  jurisdiction_id uuid not null,
  command_id text collate "C" not null,
  room text collate "C" not null,
  streams text[] not null,
  answer text not null,
  recorded_at timestamptz not null,
  undone_by text,
  constraint one_answer_a_command primary key (jurisdiction_id, command_id)
);
create index command_by_age on journal.command (jurisdiction_id, recorded_at);

-- What belongs to a person, enciphered, apart from the facts. Erasing deletes cipher and salt; the digest in the fact then proves
-- only that something stood here.
create table journal.sealed (
  jurisdiction_id uuid not null,
  sealed_id uuid not null,
  stream text collate "C" not null,
  iv bytea,
  cipher bytea,
  mac bytea,
  salt bytea,
  digest text not null,
  blind_index text[] collate "C" not null,
  erased_at timestamptz,
  constraint one_sealed_row_an_id primary key (jurisdiction_id, sealed_id),
  constraint erased_means_gone check ((erased_at is null) = (cipher is not null and salt is not null))
);
create index sealed_by_number on journal.sealed using gin (blind_index);
create index sealed_by_stream on journal.sealed (jurisdiction_id, stream);

-- News for reactions of other rooms: one row a fact and reaction, done after commit.
create table journal.outbox (
  jurisdiction_id uuid not null,
  outbox_id bigint generated always as identity,
  reaction text collate "C" not null,
  born smallint not null,
  stream text collate "C" not null,
  seq integer not null,
  due_at timestamptz not null,
  tries smallint not null default 0,
  failed text,
  constraint one_news_a_row primary key (jurisdiction_id, outbox_id)
) with (fillfactor = 80);
create index outbox_due on journal.outbox (due_at) where failed is null;

-- What is due at an hour of the hall: unique by job, subject and due moment.
create table journal.job (
  jurisdiction_id uuid not null,
  job text collate "C" not null,
  subject text collate "C" not null,
  due timestamptz not null,
  next_try_at timestamptz not null,
  tries smallint not null default 0,
  done_at timestamptz,
  failed text,
  constraint one_job_a_due_moment primary key (jurisdiction_id, job, subject, due)
);
create index job_open on journal.job (next_try_at) where done_at is null and failed is null;
create index job_failed on journal.job (jurisdiction_id, due) where failed is not null and done_at is null;
