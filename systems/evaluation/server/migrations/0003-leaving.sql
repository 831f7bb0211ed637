-- Who stays at a window for several matters is asked when she leaves it; where she is sent on in the middle of a later one, that is after the
-- matters before it ended. The pad looks for whoever left its window last, so the index goes by that moment.

alter table evaluation.invitation add column left_at timestamptz;
create index invitation_by_leaving on evaluation.invitation (jurisdiction_id, window_id, (coalesce(left_at, invited_at)));
drop index evaluation.invitation_at_window;
alter table evaluation.invitation alter column left_at set statistics 0;
