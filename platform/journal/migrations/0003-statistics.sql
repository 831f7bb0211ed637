-- What commands write most grows all day, and with it the server samples every column of it again and again. Nobody looks for facts by
-- their data or their hashes: those columns are not sampled, the others by fewer rows, and again only after a fifth has come.

do $$
declare
  of_table regclass;
  of_column name;
begin
  for of_table, of_column in
    select a.attrelid, a.attname from pg_catalog.pg_attribute as a
    where a.attrelid in ('journal.fact'::regclass, 'journal.command'::regclass, 'journal.head'::regclass, 'journal.outbox'::regclass)
      and a.attnum > 0 and not a.attisdropped
  loop
    execute format('alter table %s alter column %I set statistics 30', of_table, of_column);
  end loop;
end $$;

alter table journal.fact
  alter column data set statistics 0,
  alter column basis set statistics 0,
  alter column actor set statistics 0,
  alter column on_day set statistics 0,
  alter column at set statistics 0,
  alter column command_id set statistics 0,
  alter column prev set statistics 0,
  alter column hash set statistics 0;
alter table journal.command
  alter column room set statistics 0,
  alter column streams set statistics 0,
  alter column answer set statistics 0,
  alter column undone_by set statistics 0;
alter table journal.head
  alter column hash set statistics 0,
  alter column command_id set statistics 0;

alter table journal.command set (autovacuum_analyze_scale_factor = 0.2);
alter table journal.head set (autovacuum_analyze_scale_factor = 0.2);
do $$ begin
  for year in 2016..2060 loop
    execute format('alter table journal.fact_%s set (autovacuum_analyze_scale_factor = 0.2)', year);
  end loop;
end $$;
