-- The cases of the time-limit register with their facts, so that clocks can be counted again at any time, and the overdue ledger of a hall.

create schema if not exists time_limit;

-- One row a case: what lists are filtered and sorted by. All of it is folded from the facts below and the calendar.
create table time_limit.case_file (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  stream text collate "C" not null,
  hall_id uuid not null,
  window_id uuid,
  case_no text collate "C" not null,
  matter_code text collate "C" not null,
  matter_name text not null,
  pace text collate "C" not null,
  unit text not null,
  responsible uuid not null,
  -- The sealed row with name and contact of the applicant.
  applicant uuid not null,
  -- The legal day of its first fact; before it there was no case.
  registered_on date not null,
  received_on date not null,
  accepted_on date,
  step text collate "C" not null,
  ended_on date,
  end_reason text collate "C",
  -- The day by which it has to be done, and each clock's own; null while they stand.
  due date,
  promised_due date,
  statutory_due date,
  promised_provisional boolean not null default false,
  statutory_provisional boolean not null default false,
  -- Numbers of the ruling limit used, kept when the case has ended.
  days_used integer,
  promised_unit text collate "C",
  promised_length integer,
  statutory_unit text collate "C",
  statutory_length integer,
  deemed_accepted_on date,
  extension_waits text collate "C",
  -- A document of the case knows deemed consent, and its head has not decided yet.
  awaits_consent boolean not null default false,
  open_urges integer not null default 0,
  -- The next day on which time alone brings something about; a day too early costs a look.
  watch_on date,
  constraint one_row_a_case primary key (jurisdiction_id, case_id),
  constraint one_case_a_number unique (jurisdiction_id, case_no),
  constraint pace_is_one_of_three check (pace in ('immediate', 'same-day', 'promised')),
  constraint ended_means_a_reason check ((ended_on is null) = (end_reason is null))
);
create index open_case_by_due_day on time_limit.case_file (jurisdiction_id, hall_id, coalesce(due, 'infinity'::date), case_id)
  where ended_on is null;
create index case_of_a_hall on time_limit.case_file (jurisdiction_id, hall_id, case_id);
create index open_case_of_a_person on time_limit.case_file (jurisdiction_id, responsible, due, case_id) where ended_on is null;
create index open_case_at_a_window on time_limit.case_file (jurisdiction_id, window_id, due, case_id) where ended_on is null;
create index open_case_with_an_extension on time_limit.case_file (jurisdiction_id, hall_id, due, case_id) where extension_waits is not null;
create index open_case_for_consent on time_limit.case_file (jurisdiction_id, hall_id, due, case_id) where awaits_consent and ended_on is null;
create index case_to_be_watched on time_limit.case_file (jurisdiction_id, watch_on, case_id) where watch_on is not null;
create index open_case_in_order on time_limit.case_file (jurisdiction_id, case_id) where ended_on is null;
create index ended_case_by_day on time_limit.case_file (jurisdiction_id, hall_id, ended_on, case_id) where ended_on is not null;

-- The facts of a case as its clocks are counted from, in their order.
create table time_limit.entry (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  type text collate "C" not null,
  on_day date not null,
  data jsonb not null,
  basis text[] collate "C" not null,
  actor text collate "C" not null,
  at timestamptz not null,
  constraint one_entry_a_place primary key (jurisdiction_id, case_id, seq),
  constraint entry_belongs_to_a_case foreign key (jurisdiction_id, case_id) references time_limit.case_file (jurisdiction_id, case_id)
);

-- The overdue ledger (超时台账): an entry is never deleted.
create table time_limit.overdue (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  -- The place of the fact that made it in the case's stream.
  seq integer not null,
  hall_id uuid not null,
  code text collate "C" not null,
  clock text collate "C",
  since date not null,
  recorded_on date not null,
  responsible uuid,
  unit text not null,
  weight text collate "C" not null,
  clauses text[] collate "C" not null,
  state text collate "C" not null,
  constraint one_entry_a_breach primary key (jurisdiction_id, case_id, seq),
  constraint overdue_entry_belongs_to_a_case foreign key (jurisdiction_id, case_id)
    references time_limit.case_file (jurisdiction_id, case_id),
  constraint entry_stands_or_says_why_not check (state in ('standing', 'claimed', 'exempt', 'lifted'))
);
create index overdue_by_day on time_limit.overdue (jurisdiction_id, hall_id, recorded_on, case_id, seq);

-- How an applicant is found without opening a seal: a keyed digest of name and of contact. It is deleted with the personal data.
create table time_limit.applicant_key (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  digest text collate "C" not null,
  constraint one_key_a_word_of_an_applicant primary key (jurisdiction_id, digest, case_id)
);

-- Numbers given by the hall, one series a day, without gaps.
create table time_limit.case_number (
  jurisdiction_id uuid not null,
  on_day date not null,
  last_no integer not null,
  constraint one_series_of_case_numbers_a_day primary key (jurisdiction_id, on_day)
);
