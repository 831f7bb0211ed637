-- Some windows work through the midday pause while the others rest; which they are stands with the window, and each change in its ledger.

alter table places.service_window add column midday_duty boolean not null default false;

alter table places.window_change drop constraint change_is_of_a_known_kind;
alter table places.window_change add constraint change_is_of_a_known_kind
  check (change in ('added', 'changed', 'closed', 'opened', 'duty-given', 'duty-ended'));
