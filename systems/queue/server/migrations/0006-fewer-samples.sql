-- As for the journal: fewer tickets are sampled, and when half as many again have come.

do $$
declare
  of_table regclass;
  of_column name;
begin
  for of_table, of_column in
    select a.attrelid, a.attname from pg_catalog.pg_attribute as a
    where a.attrelid in ('queue.ticket'::regclass, 'queue.number'::regclass) and a.attnum > 0 and not a.attisdropped
      and a.attstattarget is distinct from 0
  loop
    execute format('alter table %s alter column %I set statistics 10', of_table, of_column);
  end loop;
end $$;

alter table queue.ticket set (autovacuum_analyze_scale_factor = 0.5);
alter table queue.number set (autovacuum_analyze_scale_factor = 0.5);
