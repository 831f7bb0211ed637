-- Where the hall stands: jurisdictions, halls, areas, windows, window groups and departments, folded from the facts of this register.

create schema if not exists places;

create table places.jurisdiction (
  jurisdiction_id uuid not null,
  stream text collate "C" not null,
  name text not null,
  level text collate "C" not null,
  constraint one_card_a_jurisdiction primary key (jurisdiction_id),
  constraint jurisdiction_has_a_known_level check (level in ('county', 'district', 'town'))
);

create table places.department (
  jurisdiction_id uuid not null,
  department_id uuid not null,
  name text not null,
  code text collate "C" not null,
  kind text collate "C" not null,
  phone text,
  address text,
  note text,
  state text collate "C" not null,
  constraint one_card_a_department primary key (jurisdiction_id, department_id),
  constraint department_is_in_use_or_closed check (state in ('in-use', 'closed'))
);
create unique index one_department_a_code on places.department (jurisdiction_id, code) where state = 'in-use';
create unique index one_department_a_name on places.department (jurisdiction_id, name) where state = 'in-use';

create table places.hall (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  -- Everything in a hall is recorded on the hall's stream, so that its lock guards the numbers and prefixes given in it.
  stream text collate "C" not null,
  name text not null,
  second_name text,
  level text collate "C" not null,
  address text not null,
  phone text not null,
  hours jsonb not null,
  state text collate "C" not null,
  constraint one_card_a_hall primary key (jurisdiction_id, hall_id),
  constraint hall_has_a_known_level check (level in ('county', 'district', 'town')),
  constraint hall_is_in_use_or_closed check (state in ('in-use', 'closed'))
);
create unique index one_hall_a_name on places.hall (jurisdiction_id, name) where state = 'in-use';
-- A request names a hall before anybody knows its jurisdiction.
create index hall_by_id on places.hall (hall_id);

create table places.area (
  jurisdiction_id uuid not null,
  area_id uuid not null,
  hall_id uuid not null,
  name text not null,
  state text collate "C" not null,
  constraint one_card_an_area primary key (jurisdiction_id, area_id),
  constraint area_stands_in_a_hall foreign key (jurisdiction_id, hall_id) references places.hall (jurisdiction_id, hall_id),
  constraint area_is_in_use_or_closed check (state in ('in-use', 'closed'))
);
create unique index one_area_a_name on places.area (jurisdiction_id, hall_id, name) where state = 'in-use';

create table places.window_group (
  jurisdiction_id uuid not null,
  group_id uuid not null,
  hall_id uuid not null,
  name text not null,
  second_name text,
  prefix text collate "C" not null,
  tile_order smallint not null,
  business text collate "C" not null,
  catalogue_name text not null,
  state text collate "C" not null,
  constraint one_card_a_group primary key (jurisdiction_id, group_id),
  constraint group_belongs_to_a_hall foreign key (jurisdiction_id, hall_id) references places.hall (jurisdiction_id, hall_id),
  constraint group_has_a_known_business check (business in ('handling', 'consultation', 'assistance', 'unresolved')),
  constraint group_is_in_use_or_closed check (state in ('in-use', 'closed'))
);
create unique index one_group_a_prefix on places.window_group (jurisdiction_id, hall_id, prefix) where state = 'in-use';
create unique index one_group_a_name on places.window_group (jurisdiction_id, hall_id, name) where state = 'in-use';
create unique index one_group_a_catalogue_name on places.window_group (jurisdiction_id, hall_id, catalogue_name) where state = 'in-use';

create table places.service_window (
  jurisdiction_id uuid not null,
  window_id uuid not null,
  hall_id uuid not null,
  number smallint not null,
  name text not null,
  second_name text,
  area_id uuid,
  department_id uuid,
  types text[] not null,
  group_ids uuid[] not null,
  matter_codes text[] collate "C" not null,
  state text collate "C" not null,
  constraint one_card_a_window primary key (jurisdiction_id, window_id),
  constraint window_stands_in_a_hall foreign key (jurisdiction_id, hall_id) references places.hall (jurisdiction_id, hall_id),
  constraint window_stands_in_a_known_area foreign key (jurisdiction_id, area_id) references places.area (jurisdiction_id, area_id),
  constraint window_belongs_to_a_known_department foreign key (jurisdiction_id, department_id)
    references places.department (jurisdiction_id, department_id),
  constraint window_has_a_type_and_a_group check (cardinality(types) > 0 and cardinality(group_ids) > 0),
  constraint window_is_in_use_or_closed check (state in ('in-use', 'closed'))
);
create unique index one_window_a_number on places.service_window (jurisdiction_id, hall_id, number) where state = 'in-use';
create index window_by_id on places.service_window (window_id);
create index window_of_department on places.service_window (jurisdiction_id, department_id) where state = 'in-use';

-- The ledger of adjustments: what a window served before and after, when, by whom; the reason stands in a sealed row.
create table places.window_change (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  change_no integer not null,
  window_id uuid not null,
  change text collate "C" not null,
  at timestamptz not null,
  actor text collate "C" not null,
  served_before jsonb,
  served_after jsonb not null,
  sealed uuid,
  constraint one_line_a_window_change primary key (jurisdiction_id, hall_id, change_no),
  constraint change_is_of_a_known_kind check (change in ('added', 'changed', 'closed', 'opened'))
);
