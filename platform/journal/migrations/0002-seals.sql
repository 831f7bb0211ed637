-- Seals: every ten minutes the heads of streams touched since are put under one root, chained to the root before. What left the
-- building with a seal (on the board, on paper, in an export) is evidence against everybody, an administrator included.

create table journal.seal (
  jurisdiction_id uuid not null,
  seal_no integer not null,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  heads integer not null,
  root bytea not null,
  prev bytea not null,
  hash bytea not null,
  constraint one_seal_a_number primary key (jurisdiction_id, seal_no),
  constraint a_seal_is_periodic_or_closing check (kind in ('periodic', 'closing'))
);

-- The leaves under a root, in the order of the tree. The newest leaf of a stream says how far it is sealed.
create table journal.seal_head (
  jurisdiction_id uuid not null,
  seal_no integer not null,
  stream text collate "C" not null,
  seq integer not null,
  hash bytea not null,
  constraint one_leaf_a_stream_and_seal primary key (jurisdiction_id, stream, seal_no),
  constraint a_leaf_belongs_to_a_seal foreign key (jurisdiction_id, seal_no) references journal.seal (jurisdiction_id, seal_no)
);
create index leaves_of_a_seal on journal.seal_head (jurisdiction_id, seal_no);
