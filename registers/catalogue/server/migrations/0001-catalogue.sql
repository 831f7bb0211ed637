-- The catalogue of matters, one row a version, so that a running case can ask what held when it began; search is by pairs of characters.

create schema if not exists catalogue;
-- Lets one index hold the jurisdiction beside the pairs, so that a search never reads what belongs to another one.
create extension if not exists btree_gin;

create table catalogue.about (
  jurisdiction_id uuid not null,
  stream text collate "C" not null,
  status text not null,
  law_as_seen text not null,
  to_confirm text[] not null,
  constraint one_description_a_catalogue primary key (jurisdiction_id)
);

create table catalogue.matter (
  jurisdiction_id uuid not null,
  code text collate "C" not null,
  version integer not null,
  stream text collate "C" not null,
  -- In force from valid_from until the day before valid_until; the newest version has no end.
  valid_from date not null,
  valid_until date,
  digest text collate "C" not null,
  content jsonb not null,
  name text not null,
  short_name text not null,
  tier text collate "C" not null,
  department text not null,
  window_groups text[] not null,
  share_of_visits double precision not null,
  confidence text collate "C" not null,
  -- What a question is held against: names, and names with papers; and the pairs of characters that lead to it.
  title text not null,
  searchable text not null,
  pairs text[] not null,
  constraint one_row_a_matter_version primary key (jurisdiction_id, code, version),
  constraint matter_version_does_not_end_before_it_begins check (valid_until is null or valid_until >= valid_from),
  constraint matter_has_a_known_tier check (tier in ('county', 'town'))
);
create unique index one_newest_version_a_matter on catalogue.matter (jurisdiction_id, code) where valid_until is null;
create index matter_by_pairs on catalogue.matter using gin (jurisdiction_id, pairs);

create table catalogue.joint_matter (
  jurisdiction_id uuid not null,
  code text collate "C" not null,
  version integer not null,
  stream text collate "C" not null,
  valid_from date not null,
  valid_until date,
  digest text collate "C" not null,
  content jsonb not null,
  constraint one_row_a_joint_matter_version primary key (jurisdiction_id, code, version),
  constraint joint_matter_version_does_not_end_before_it_begins check (valid_until is null or valid_until >= valid_from)
);
create unique index one_newest_version_a_joint_matter on catalogue.joint_matter (jurisdiction_id, code) where valid_until is null;
