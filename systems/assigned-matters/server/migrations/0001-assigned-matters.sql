-- Matters that others assigned to a hall, and every step of each, folded from their facts. What people wrote stands in sealed rows.

create schema if not exists assigned_matters;

create table assigned_matters.matter (
  jurisdiction_id uuid not null,
  matter_id uuid not null,
  stream text collate "C" not null,
  hall_id uuid not null,
  year smallint not null,
  no integer not null,
  source text collate "C" not null,
  assigned_on date not null,
  due date not null,
  due_from text collate "C" not null,
  important boolean not null,
  undertaker_id uuid not null,
  -- The sealed row with title, wording, who assigned it and to whom the result goes.
  content uuid not null,
  interim_reports text[] collate "C" not null default '{}',
  reported_on date,
  closed_on date,
  annulled_on date,
  reminders integer not null default 0,
  last_reminded_on date,
  constraint one_row_an_assigned_matter primary key (jurisdiction_id, matter_id),
  constraint one_number_an_assigned_matter unique (jurisdiction_id, hall_id, year, no),
  constraint source_is_one_of_four check (source in ('county-decision', 'superior-unit', 'county-leader', 'centre-meeting'))
);
create index matter_not_done on assigned_matters.matter (jurisdiction_id, hall_id, due)
  where closed_on is null and annulled_on is null;
create index matter_by_day on assigned_matters.matter (jurisdiction_id, hall_id, assigned_on);

create table assigned_matters.step (
  jurisdiction_id uuid not null,
  matter_id uuid not null,
  seq integer not null,
  type text collate "C" not null,
  on_day date not null,
  at timestamptz not null,
  actor text collate "C" not null,
  person_id uuid,
  content uuid,
  way text collate "C",
  about text collate "C",
  due date,
  working_days_left integer,
  constraint one_row_a_step_of_an_assigned_matter primary key (jurisdiction_id, matter_id, seq),
  constraint step_belongs_to_an_assigned_matter foreign key (jurisdiction_id, matter_id)
    references assigned_matters.matter (jurisdiction_id, matter_id)
);
