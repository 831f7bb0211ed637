-- Who comes for several matters takes one number: what is left of the visit, and what is done of it, stand with the ticket. A service of each
-- of them counts for itself, so those that ended before the visit did are found by the hall and the day.

alter table queue.ticket
  add column further jsonb not null default '[]',
  add column done jsonb not null default '[]',
  add constraint what_is_left_is_a_list check (jsonb_typeof(further) = 'array'),
  add constraint what_is_done_is_a_list check (jsonb_typeof(done) = 'array');

create index ticket_with_matters_done on queue.ticket (jurisdiction_id, hall_id, day) where done <> '[]';
