-- Every service leaves an invitation, and with them the server samples every column again and again. Columns by which nobody looks for one
-- are not sampled, the others by fewer rows, and again only after a fifth has come.

do $$
declare
  of_column name;
begin
  for of_column in
    select attname from pg_catalog.pg_attribute where attrelid = 'evaluation.invitation'::regclass and attnum > 0 and not attisdropped
  loop
    execute format('alter table evaluation.invitation alter column %I set statistics 30', of_column);
  end loop;
end $$;

alter table evaluation.invitation
  alter column stream set statistics 0,
  alter column tags set statistics 0,
  alter column comment set statistics 0;

alter table evaluation.invitation set (autovacuum_analyze_scale_factor = 0.2);
