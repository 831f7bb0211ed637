-- Who was left over when the power went or the hall closed is served with priority the next time, once.

create table queue.left_over (
  jurisdiction_id uuid not null,
  -- The ticket with which the visitor waited in vain.
  ticket_id uuid not null,
  hall_id uuid not null,
  day date not null,
  series text collate "C" not null,
  no integer not null,
  because text collate "C" not null,
  registered_at timestamptz not null,
  -- The last day on which it is honoured.
  until date not null,
  -- The sealed row that holds name and phone, where the visitor wanted to be told.
  visitor uuid,
  used_at timestamptz,
  used_ticket uuid,
  constraint one_right_a_ticket primary key (jurisdiction_id, ticket_id),
  constraint right_is_of_a_ticket foreign key (jurisdiction_id, ticket_id) references queue.ticket (jurisdiction_id, ticket_id),
  constraint used_right_names_its_ticket check ((used_at is null) = (used_ticket is null))
);

create unique index one_right_a_number on queue.left_over (jurisdiction_id, hall_id, day, series, no);
create unique index one_right_a_new_ticket on queue.left_over (jurisdiction_id, used_ticket) where used_ticket is not null;
create index right_not_used on queue.left_over (jurisdiction_id, hall_id, until) where used_at is null;
