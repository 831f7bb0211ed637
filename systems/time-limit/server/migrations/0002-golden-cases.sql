-- Golden cases that a county adds to the delivered table: a question to the calculator and the deadline that somebody counted by hand.

create table time_limit.golden_case (
  jurisdiction_id uuid not null,
  case_id uuid not null,
  stream text collate "C" not null,
  question jsonb not null,
  -- The sealed row with the line that says how it was counted.
  content uuid not null,
  changed_on date not null,
  changed_by text collate "C" not null,
  is_withdrawn boolean not null,
  constraint one_row_a_golden_case primary key (jurisdiction_id, case_id)
);
