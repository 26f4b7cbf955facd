-- Facts for reports. What a case is, is mirrored by a trigger in the transaction of the change, so that access to a report is access to
-- the cases; what was measured is written by a reader of the event log, which can begin anew at any time with the same result.

-- One narrow row for each case. Names of the first part are those of `cases`, so that one predicate serves both.
create table case_facts (
  id               bigint not null references cases on delete cascade,
  status           text not null,
  category         text,
  topic_id         bigint,
  priority         smallint not null,
  channel          text not null,
  language         text,
  requester_id     bigint not null,
  organization_id  bigint,
  team_id          bigint,
  assignee_id      bigint,
  confidential     boolean not null,
  escalation_level smallint not null,
  merged_into_id   bigint,
  discarded_as     text,
  created_at       timestamptz(3) not null,

  -- Measured: seconds, and seconds of open time. Those about a solved case are there while it is solved.
  resolved_at               timestamptz(3),
  resolution_seconds        bigint,
  resolution_open_seconds   bigint,
  requester_wait_seconds      bigint,
  requester_wait_open_seconds bigint,
  agent_wait_seconds        bigint,
  agent_wait_open_seconds   bigint,
  agent_work_seconds        bigint,
  agent_work_open_seconds   bigint,
  on_hold_seconds           bigint,
  on_hold_open_seconds      bigint,
  replies                   int not null default 0,
  notes                     int not null default 0,
  touches                   int not null default 0,
  assignee_stations         int not null default 0,
  team_stations             int not null default 0,
  team_changes              int not null default 0,
  reopens                   int not null default 0,
  constraint case_facts_pkey primary key (id)
);
create index case_facts_created_idx on case_facts (created_at);
create index case_facts_resolved_idx on case_facts (resolved_at) where resolved_at is not null;
-- Whether a customer came again with the same.
create index case_facts_repeated_idx on case_facts (requester_id, topic_id, created_at) where topic_id is not null;

create function mirror_case_facts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into case_facts (id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
                            assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at)
    values (new.id, new.status, new.category, new.topic_id, new.priority, new.channel, new.language, new.requester_id,
            new.organization_id, new.team_id, new.assignee_id, new.confidential, new.escalation_level, new.merged_into_id,
            new.discarded_as, new.created_at);
  else
    update case_facts set status = new.status, category = new.category, topic_id = new.topic_id, priority = new.priority,
           channel = new.channel, language = new.language, requester_id = new.requester_id,
           organization_id = new.organization_id, team_id = new.team_id, assignee_id = new.assignee_id,
           confidential = new.confidential, escalation_level = new.escalation_level, merged_into_id = new.merged_into_id,
           discarded_as = new.discarded_as, created_at = new.created_at
    where id = new.id;
    if (old.category, old.topic_id, old.priority, old.channel, old.team_id, old.assignee_id, old.confidential, old.merged_into_id,
        old.discarded_as, old.created_at)
       is distinct from
       (new.category, new.topic_id, new.priority, new.channel, new.team_id, new.assignee_id, new.confidential, new.merged_into_id,
        new.discarded_as, new.created_at) then
      update case_moments set category = new.category, topic_id = new.topic_id, priority = new.priority, channel = new.channel,
             team_id = new.team_id, assignee_id = new.assignee_id, confidential = new.confidential,
             merged_into_id = new.merged_into_id, discarded_as = new.discarded_as, created_at = new.created_at
      where case_id = new.id;
      update case_spans set category = new.category, topic_id = new.topic_id, priority = new.priority, channel = new.channel,
             team_id = new.team_id, assignee_id = new.assignee_id, confidential = new.confidential,
             merged_into_id = new.merged_into_id, discarded_as = new.discarded_as, created_at = new.created_at
      where case_id = new.id;
      update case_clocks set category = new.category, topic_id = new.topic_id, priority = new.priority, channel = new.channel,
             team_id = new.team_id, assignee_id = new.assignee_id, confidential = new.confidential,
             merged_into_id = new.merged_into_id, discarded_as = new.discarded_as, created_at = new.created_at
      where case_id = new.id;
    end if;
  end if;
  return null;
end $$;
create trigger cases_mirrored_when_made after insert on cases for each row execute function mirror_case_facts();
create trigger cases_mirrored_when_changed after update on cases for each row
  when ((old.status, old.category, old.topic_id, old.priority, old.channel, old.language, old.requester_id, old.organization_id,
         old.team_id, old.assignee_id, old.confidential, old.escalation_level, old.merged_into_id, old.discarded_as, old.created_at)
        is distinct from
        (new.status, new.category, new.topic_id, new.priority, new.channel, new.language, new.requester_id, new.organization_id,
         new.team_id, new.assignee_id, new.confidential, new.escalation_level, new.merged_into_id, new.discarded_as, new.created_at))
  execute function mirror_case_facts();

insert into case_facts (id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
                        assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at)
select id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
       assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at
from cases;

-- What happened to a case at an instant. `source_id` is the comment or the event that says so; `seconds` since what it ended.
create table case_moments (
  case_id      bigint not null references cases on delete cascade,
  kind         text not null,
  source_id    bigint not null,
  at           timestamptz(3) not null,
  agent_id     bigint,
  ordinal      int not null,
  seconds      bigint,
  open_seconds bigint,

  -- What the case is, so that who may see it, and what most charts ask, is told without joining a million rows.
  category       text,
  topic_id       bigint,
  priority       smallint not null,
  channel        text not null,
  team_id        bigint,
  assignee_id    bigint,
  confidential   boolean not null,
  merged_into_id bigint,
  discarded_as   text,
  created_at     timestamptz(3) not null,
  constraint case_moments_pkey primary key (case_id, kind, source_id),
  constraint case_moments_kind_check check (kind in ('reply', 'first_reply', 'next_reply', 'solved', 'closed',
                                                     'reopened_by_customer', 'reopened_by_agent', 'escalated'))
);
create index case_moments_at_idx on case_moments (kind, at);

-- When a case was unsolved; `infinity`: it still is.
create table case_spans (
  case_id bigint not null references cases on delete cascade,
  from_at timestamptz(3) not null,
  to_at   timestamptz(3) not null,

  -- What the case is, as above.
  category       text,
  topic_id       bigint,
  priority       smallint not null,
  channel        text not null,
  team_id        bigint,
  assignee_id    bigint,
  confidential   boolean not null,
  merged_into_id bigint,
  discarded_as   text,
  created_at     timestamptz(3) not null,
  constraint case_spans_pkey primary key (case_id, from_at)
);
create index case_spans_to_idx on case_spans (to_at, from_at);

-- Promises that were kept or broken, at the instant when.
create table case_clocks (
  clock_id     bigint not null references sla_clocks on delete cascade,
  case_id      bigint not null references cases on delete cascade,
  metric       text not null,
  state        text not null,
  breach_cause text,
  at           timestamptz(3) not null,

  -- What the case is, as above.
  category       text,
  topic_id       bigint,
  priority       smallint not null,
  channel        text not null,
  team_id        bigint,
  assignee_id    bigint,
  confidential   boolean not null,
  merged_into_id bigint,
  discarded_as   text,
  created_at     timestamptz(3) not null,
  constraint case_clocks_pkey primary key (clock_id)
);
create index case_clocks_case_idx on case_clocks (case_id);
create index case_clocks_at_idx on case_clocks (at);

-- Hours in which an agent did something.
create table agent_hours (
  hour     timestamptz(3) not null,
  agent_id bigint not null references agents,
  constraint agent_hours_pkey primary key (hour, agent_id)
);

-- Up to where the log was read; and where measuring all cases anew stands, while somebody asked for it.
create table fact_progress (
  only_one         boolean not null default true,
  tx               bigint not null,
  event_id         bigint not null,
  rebuild_after_id bigint,
  constraint fact_progress_pkey primary key (only_one),
  constraint fact_progress_only_one check (only_one)
);
-- What was there before is measured from the cases, not by reading the whole log in order.
insert into fact_progress (tx, event_id, rebuild_after_id) values (log_horizon() - 1, 9223372036854775807, 0);
