-- As for the journal: fewer invitations are sampled, and when half as many again have come.

do $$
declare
  of_column name;
begin
  for of_column in
    select attname from pg_catalog.pg_attribute where attrelid = 'evaluation.invitation'::regclass and attnum > 0 and not attisdropped
      and attstattarget is distinct from 0
  loop
    execute format('alter table evaluation.invitation alter column %I set statistics 10', of_column);
  end loop;
end $$;

alter table evaluation.invitation set (autovacuum_analyze_scale_factor = 0.5);
