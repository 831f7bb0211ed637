-- Tickets come all day, and with them the server samples every column again and again. Columns by which nobody looks for a ticket are not
-- sampled, the others by fewer rows, and again only after a fifth has come.

do $$
declare
  of_table regclass;
  of_column name;
begin
  for of_table, of_column in
    select a.attrelid, a.attname from pg_catalog.pg_attribute as a
    where a.attrelid in ('queue.ticket'::regclass, 'queue.number'::regclass) and a.attnum > 0 and not a.attisdropped
  loop
    execute format('alter table %s alter column %I set statistics 30', of_table, of_column);
  end loop;
end $$;

alter table queue.ticket
  alter column stream set statistics 0,
  alter column visitor set statistics 0,
  alter column identity set statistics 0,
  alter column arrived set statistics 0,
  alter column first_called_at set statistics 0,
  alter column because set statistics 0,
  alter column served_ms set statistics 0,
  alter column left_because set statistics 0,
  alter column further set statistics 0,
  alter column last_fact set statistics 0,
  alter column changed_at set statistics 0;

alter table queue.ticket set (autovacuum_analyze_scale_factor = 0.2);
alter table queue.number set (autovacuum_analyze_scale_factor = 0.2);
