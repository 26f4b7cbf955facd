package org.zelodesk.bench;

/** Facts of a seeded desk, as the reader of the log would have measured them, more or less. */
final class Facts {

  private static final String HOURS =
      """
      insert into agent_hours (hour, agent_id)
      select date_trunc('hour', now(), 'UTC') - n * interval '1 hour', a.id
      from generate_series(0, 26280) n join agents a on a.id % 24 = n % 24 or (a.id + 1) % 24 = n % 24""";

  /** Two promises of each case, one in eight broken. Clocks of their own they have not. */
  private static final String CLOCKS =
      """
      insert into case_clocks (clock_id, case_id, metric, state, breach_cause, at,
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at)
      select f.id * 2 + m.n, f.id, m.metric, case when broken then 'breached' else 'met' end, case when broken then 'time' end,
        f.created_at + m.target * (case when broken then 1 else 0.5 end),
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from case_facts f, (values (0, 'first_reply', interval '4 hours'), (1, 'resolution', interval '2 days')) m(n, metric, target),
        lateral (select (f.id * 7919 + m.n) % 8 = 0 as broken) b
      where f.status <> 'new'""";

  /** All of the log was read. */
  private static final String PROGRESS =
      "update fact_progress set tx = log_horizon() - 1, event_id = 9223372036854775807, rebuild_after_id = null";

  private Facts() {}

  /** Statements that make the facts of all cases there are. */
  static String[] ofCases() {
    return new String[] {
      "set session_replication_role = replica",
      "truncate case_facts, case_moments, case_spans, case_clocks, agent_hours",
      """
      insert into case_facts (id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
        assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at, resolved_at, resolution_seconds,
        resolution_open_seconds, requester_wait_seconds, requester_wait_open_seconds, agent_wait_seconds, agent_wait_open_seconds,
        agent_work_seconds, agent_work_open_seconds, on_hold_seconds, on_hold_open_seconds, replies, notes, touches,
        assignee_stations, team_stations)
      select id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
        assignee_id, confidential, escalation_level, merged_into_id, discarded_as, created_at, solved_at, t, t / 3, t / 2, t / 6,
        t / 4, t / 12, t / 3, t / 9, t / 6, t / 18, public_comment_count / 2, comment_count - public_comment_count,
        comment_count + 2, 1, 1
      from cases, lateral (select extract(epoch from solved_at - created_at)::bigint as t) x order by created_at""",
      """
      insert into case_moments (case_id, kind, source_id, at, agent_id, ordinal, seconds, open_seconds,
        category, topic_id, priority, channel, team_id,
        assignee_id, confidential, merged_into_id, discarded_as, created_at)
      select id, 'first_reply', id, created_at + t * interval '1 second', coalesce(assignee_id, 101), 1, t, t / 3,
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from cases, lateral (select 300 + id * 7919 % 86400 as t) x where status <> 'new'
      union all
      select id, 'solved', id, solved_at, coalesce(assignee_id, 101), 1, extract(epoch from solved_at - created_at)::bigint,
        extract(epoch from solved_at - created_at)::bigint / 3,
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from cases where solved_at is not null
      union all
      select c.id, 'reply', n, c.created_at + n * interval '3 hours', coalesce(c.assignee_id, 101), n, null, null,
        c.category, c.topic_id, c.priority, c.channel, c.team_id, c.assignee_id, c.confidential, c.merged_into_id, c.discarded_as, c.created_at
      from cases c, generate_series(1, greatest(c.public_comment_count / 2, 0)) n order by 4""",
      """
      insert into case_spans (case_id, from_at, to_at, category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at)
      select id, created_at, case when solved_at > created_at then solved_at else 'infinity' end,
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from cases order by 2""",
      CLOCKS,
      HOURS,
      PROGRESS,
      "set session_replication_role = origin",
      "vacuum (analyze) case_facts, case_moments, case_spans, case_clocks, agent_hours"
    };
  }

  /**
   * Statements that make facts of cases that there are not, over three years: for a desk so large
   * that its cases would not fit here.
   */
  static String[] without(long cases) {
    return new String[] {
      "set session_replication_role = replica",
      "truncate case_facts, case_moments, case_spans, case_clocks, agent_hours",
      """
      insert into case_facts (id, status, category, topic_id, priority, channel, language, requester_id, organization_id, team_id,
        assignee_id, confidential, escalation_level, created_at, resolved_at, resolution_seconds, resolution_open_seconds,
        requester_wait_seconds, requester_wait_open_seconds, agent_wait_seconds, agent_wait_open_seconds,
        agent_work_seconds, agent_work_open_seconds, on_hold_seconds, on_hold_open_seconds, replies, notes, touches,
        assignee_stations, team_stations)
      select 1000 + n, case when n %% 50 = 0 then 'open' else 'closed' end,
        (array['question', 'complaint', 'problem', 'return', 'request'])[1 + n * 7 %% 5], 701 + n * 13 %% 40, n %% 4,
        (array['email', 'email', 'chat', 'phone', 'web_form'])[1 + n * 11 %% 5], (array['en', 'ru', 'pt'])[1 + n %% 3],
        n * 31 %% 2000000, null, 11 + n * 17 %% 20, 101 + n * 19 %% 200, n %% 100 = 0, 0, at,
        case when n %% 50 <> 0 then at + t * interval '1 second' end, t, t / 3, t / 2, t / 6, t / 4, t / 12, t / 3, t / 9, t / 6, t / 18,
        1 + n %% 4, n %% 3, 3 + n %% 6, 1, 1
      from generate_series(1::bigint, %1$d) n, lateral (select 3600 + n * 7919 %% 400000 as t,
        now() - interval '3 years' + n * (interval '3 years' / %1$d) as at) x"""
          .formatted(cases),
      """
      insert into case_moments (case_id, kind, source_id, at, agent_id, ordinal, seconds, open_seconds,
        category, topic_id, priority, channel, team_id,
        assignee_id, confidential, merged_into_id, discarded_as, created_at)
      select id, 'first_reply', id, created_at + t * interval '1 second', assignee_id, 1, t, t / 3,
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from case_facts, lateral (select 300 + id * 7919 %% 86400 as t) x
      union all
      select id, 'solved', id, resolved_at, assignee_id, 1, resolution_seconds, resolution_open_seconds,
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from case_facts where resolved_at is not null order by 4"""
          .formatted(),
      """
      insert into case_spans (case_id, from_at, to_at, category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at)
      select id, created_at, coalesce(resolved_at, 'infinity'),
        category, topic_id, priority, channel, team_id, assignee_id, confidential, merged_into_id, discarded_as, created_at
      from case_facts""",
      CLOCKS,
      HOURS,
      PROGRESS,
      "set session_replication_role = origin",
      "vacuum (analyze) case_facts, case_moments, case_spans, case_clocks, agent_hours"
    };
  }
}
