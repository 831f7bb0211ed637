-- Who works in the jurisdiction, in which position, where and since when; and who stands in for whom. Names stand in sealed rows of the
-- journal, so that no backup of these tables tells them.

create schema if not exists people;

create table people.person (
  jurisdiction_id uuid not null,
  person_id uuid not null,
  stream text collate "C" not null,
  sealed_id uuid not null,
  badge_no text,
  department_id uuid,
  hall_id uuid,
  left_on date,
  constraint one_person_an_id primary key (jurisdiction_id, person_id)
);
create unique index one_wearer_a_badge_number on people.person (jurisdiction_id, badge_no) where left_on is null;

create table people.assignment (
  jurisdiction_id uuid not null,
  assignment_id uuid not null,
  person_id uuid not null,
  position text not null,
  scope text not null,
  hall_id uuid,
  area_id uuid,
  window_id uuid,
  from_day date not null,
  until_day date,
  ended_on date,
  constraint one_assignment_an_id primary key (jurisdiction_id, assignment_id),
  constraint an_assignment_has_its_person foreign key (jurisdiction_id, person_id) references people.person (jurisdiction_id, person_id),
  constraint a_position_is_held_somewhere check (
    case scope
      when 'jurisdiction' then hall_id is null and area_id is null and window_id is null
      when 'hall' then hall_id is not null and area_id is null and window_id is null
      when 'area' then hall_id is not null and area_id is not null and window_id is null
      when 'window' then hall_id is not null and area_id is null and window_id is not null
      else false
    end)
);
create index assignment_of_person on people.assignment (jurisdiction_id, person_id) where ended_on is null;
create index assignment_of_hall on people.assignment (jurisdiction_id, hall_id) where ended_on is null;

create table people.cover (
  jurisdiction_id uuid not null,
  cover_id uuid not null,
  stream text collate "C" not null,
  assignment_id uuid not null,
  by_person_id uuid not null,
  from_day date not null,
  until_day date not null,
  requested_by text not null,
  sealed_id uuid not null,
  state text not null,
  constraint one_cover_an_id primary key (jurisdiction_id, cover_id),
  constraint a_cover_has_its_assignment foreign key (jurisdiction_id, assignment_id)
    references people.assignment (jurisdiction_id, assignment_id),
  constraint a_cover_has_its_person foreign key (jurisdiction_id, by_person_id) references people.person (jurisdiction_id, person_id),
  constraint a_known_state_of_a_cover check (state in ('requested', 'approved', 'declined', 'ended'))
);
create index cover_by_person on people.cover (jurisdiction_id, by_person_id) where state = 'approved';
create index cover_of_assignment on people.cover (jurisdiction_id, assignment_id);
