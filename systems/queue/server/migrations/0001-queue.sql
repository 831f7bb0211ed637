-- Who waits, who is called, who is served: tickets and windows folded from their facts, and the numbers given on a day.

create schema if not exists queue;

-- Every number ever given, once. It is only added to; the unique key is the promise that no number is given twice.
create table queue.number (
  jurisdiction_id uuid not null,
  hall_id uuid not null,
  day date not null,
  series text collate "C" not null,
  no integer not null,
  -- The rank of arrival: a later number never has an earlier one, however the clocks of two commands fell.
  rank bigint not null,
  constraint one_number_once_a_day primary key (jurisdiction_id, hall_id, day, series, no)
);

create table queue.ticket (
  jurisdiction_id uuid not null,
  ticket_id uuid not null,
  stream text collate "C" not null,
  hall_id uuid not null,
  day date not null,
  series text collate "C" not null,
  no integer not null,
  group_id uuid not null,
  matter_code text collate "C",
  priority text collate "C" not null,
  follow_code text collate "C" not null,
  -- The sealed row that holds name, identity number and phone.
  visitor uuid,
  identity text collate "C" not null,
  taken_at timestamptz not null,
  queue_id uuid not null,
  lane text collate "C" not null,
  rank bigint not null,
  arrived text collate "C" not null,
  for_window_id uuid,
  calls smallint not null,
  first_called_at timestamptz,
  called_at timestamptz,
  because text collate "C",
  served_ms bigint not null,
  state text collate "C" not null,
  window_id uuid,
  -- Since when it stands so, where the state says so: serving, parked, finished, left.
  since timestamptz,
  left_because text collate "C",
  -- A call that was taken back, until the ticket is called again: the board corrects what was spoken.
  withdrawn_at timestamptz,
  withdrawn_window_id uuid,
  last_fact text collate "C" not null,
  changed_at timestamptz not null,
  constraint one_row_a_ticket primary key (jurisdiction_id, ticket_id),
  constraint ticket_has_a_known_state
    check (state in ('waiting', 'called', 'serving', 'parked', 'missed', 'finished', 'left')),
  constraint ticket_has_a_known_lane check (lane in ('ahead', 'priority', 'appointment', 'ordinary')),
  constraint ticket_at_a_window_names_it check ((window_id is not null) = (state not in ('waiting', 'left')))
) with (fillfactor = 70);

-- The claim looks along one queue and lane for the earliest place; nothing but waiting tickets stands in this index.
create index ticket_waiting on queue.ticket (jurisdiction_id, hall_id, queue_id, lane, rank, no) where state = 'waiting';
create index ticket_open_at_window on queue.ticket (jurisdiction_id, window_id, state)
  where state in ('called', 'serving', 'parked', 'missed');
create index ticket_of_day on queue.ticket (jurisdiction_id, hall_id, day, taken_at, no);
create index ticket_called on queue.ticket (jurisdiction_id, hall_id, called_at) where called_at is not null;
create index ticket_finished on queue.ticket (jurisdiction_id, hall_id, since) where state = 'finished';
create index ticket_withdrawn on queue.ticket (jurisdiction_id, hall_id, withdrawn_at) where withdrawn_at is not null;
create unique index one_ticket_a_follow_code on queue.ticket (jurisdiction_id, follow_code);

-- One row a window: its shift, who stands there now, and how many privileged visitors it has called in a row.
create table queue.desk (
  jurisdiction_id uuid not null,
  window_id uuid not null,
  hall_id uuid not null,
  -- The stream of its shift; null before the first one.
  stream text collate "C",
  state text collate "C" not null,
  clerk text collate "C",
  since timestamptz,
  opened_on date,
  paused_at timestamptz,
  paused_until timestamptz,
  paused_because text collate "C",
  -- The queues it served when it opened, so that those who watch it hear of them.
  queues uuid[] not null,
  run smallint not null,
  current_ticket uuid,
  -- How many it finished with on that day.
  served_on date,
  served integer not null,
  last_fact text collate "C",
  changed_at timestamptz,
  constraint one_row_a_window primary key (jurisdiction_id, window_id),
  constraint desk_has_a_known_state check (state in ('closed', 'open', 'paused')),
  constraint open_desk_names_its_clerk check ((clerk is not null) = (state <> 'closed'))
) with (fillfactor = 70);

create unique index one_window_a_ticket on queue.desk (jurisdiction_id, current_ticket) where current_ticket is not null;
create index desk_of_hall on queue.desk (jurisdiction_id, hall_id);
