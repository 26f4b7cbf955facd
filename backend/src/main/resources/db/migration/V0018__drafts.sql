-- Drafts: what somebody is writing and has not said yet.

-- The id is made by the client. A draft that has ended stays as a row without its words, so that a save which comes late finds it.
-- `origin_case_id`: the case it was written in, when a merge took it along; `shared` of an ended one tells who may learn of its end.
create table drafts (
  id                   uuid not null,
  case_id              bigint not null references cases,
  origin_case_id       bigint references cases,
  author_id            bigint not null references agents,
  kind                 text not null,
  body_html            text not null,
  attachment_ids       bigint[] not null default '{}',
  last_seen_comment_id bigint,
  shared               boolean not null default false,
  taken_from_id        bigint references agents,
  revision             bigint not null,
  created_at           timestamptz(3) not null,
  updated_at           timestamptz(3) not null,
  ended_as             text,
  ended_at             timestamptz(3),
  ended_by_id          bigint references agents,
  comment_id           bigint,
  scheduled_id         bigint,
  new_draft_id         uuid,
  constraint drafts_pkey primary key (id),
  constraint drafts_kind_check check (kind in ('public', 'internal')),
  constraint drafts_ended_as_check check (ended_as in ('sent', 'scheduled', 'discarded', 'taken_over')),
  constraint drafts_end_is_whole check (
    (ended_as is null) = (ended_at is null) and (ended_as is null or body_html = '' and attachment_ids = '{}'))
);
create index drafts_case_idx on drafts (case_id) where ended_as is null;
create index drafts_author_idx on drafts (author_id, updated_at desc, id desc) where ended_as is null;
create index drafts_origin_idx on drafts (origin_case_id) where origin_case_id is not null;
create index drafts_ended_idx on drafts (ended_at) where ended_as is not null;

-- Uploads that must not be swept, and who says so: a draft, or a reply that waits to be sent. While there is one, `expires_at` of the
-- upload is infinity.
create table attachment_holds (
  attachment_id bigint not null references attachments on delete cascade,
  holder        text not null,
  constraint attachment_holds_pkey primary key (holder, attachment_id)
);
create index attachment_holds_attachment_idx on attachment_holds (attachment_id);
