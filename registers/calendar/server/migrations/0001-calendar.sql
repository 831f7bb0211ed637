-- Holiday lists entered after the release, and the days that halls close or open by their own notice, folded from the facts of this register.

create schema if not exists calendar;

-- The streams of a jurisdiction's lists (subject `years`) and of each hall's own days (subject: the hall). `state` changes with every fact, so
-- that a process can ask cheaply whether the calendar it holds is still the one.
create table calendar.book (
  jurisdiction_id uuid not null,
  subject text collate "C" not null,
  stream text collate "C" not null,
  state text collate "C" not null,
  constraint one_stream_a_calendar_book primary key (jurisdiction_id, subject)
);

create table calendar.entered_year (
  jurisdiction_id uuid not null,
  year smallint not null,
  source text not null,
  entered_on date not null,
  entered_by text collate "C" not null,
  constraint one_entered_list_a_year primary key (jurisdiction_id, year)
);

create table calendar.listed_day (
  jurisdiction_id uuid not null,
  year smallint not null,
  on_day date not null,
  kind text collate "C" not null,
  name text not null,
  constraint one_row_a_day_of_a_list primary key (jurisdiction_id, year, on_day),
  constraint listed_day_belongs_to_an_entered_list foreign key (jurisdiction_id, year)
    references calendar.entered_year (jurisdiction_id, year) on delete cascade,
  constraint listed_day_is_off_or_worked check (kind in ('holiday', 'workday'))
);

create table calendar.hall_day (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  on_day date not null,
  kind text collate "C" not null,
  name text not null,
  source text not null,
  entered_by text collate "C" not null,
  constraint one_word_of_the_hall_a_day primary key (jurisdiction_id, hall_id, on_day),
  constraint hall_day_is_closed_or_open check (kind in ('closure', 'opening'))
);
