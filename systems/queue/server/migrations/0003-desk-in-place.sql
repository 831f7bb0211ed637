-- A window's row is rewritten with every call. With no index over what changes it is rewritten in place, and no dead rows pile up between
-- one cleaning and the next. That a ticket stands at one window at most its own row says: it names one.

drop index queue.one_window_a_ticket;
alter table queue.desk set (fillfactor = 10);
