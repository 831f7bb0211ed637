-- One slot of evaluation for each finished service: when the visitor was invited, and what was answered; folded from its facts.

create schema if not exists evaluation;

create table evaluation.invitation (
  jurisdiction_id uuid not null,
  invitation_id uuid not null,
  stream text collate "C" not null,
  hall_id uuid not null,
  window_id uuid not null,
  ticket_id uuid not null,
  service integer not null,
  clerk text collate "C" not null,
  matter_code text collate "C",
  day date not null,
  invited_at timestamptz not null,
  until timestamptz not null,
  given_at timestamptz,
  level text collate "C",
  tags text[] collate "C" not null,
  channel text collate "C",
  -- The sealed row that holds the comment.
  comment uuid,
  constraint one_row_an_invitation primary key (jurisdiction_id, invitation_id),
  constraint one_slot_a_service unique (jurisdiction_id, ticket_id, service),
  constraint given_means_a_level check ((given_at is null) = (level is null)),
  constraint level_is_one_of_five
    check (level in ('very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied'))
);
create index invitation_at_window on evaluation.invitation (jurisdiction_id, window_id, invited_at);
create index invitation_of_day on evaluation.invitation (jurisdiction_id, hall_id, day, given_at);
