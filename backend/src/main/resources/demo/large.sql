-- Cases number ? to ?, each with five comments and one event a version.
with numbers as (
  select n, now() - interval '5 hours' - interval '900 days' * random() as at from generate_series(?, ?) n),
people as (
  insert into customers (name, created_at, updated_at)
  select 'Customer ' || n, at, at from numbers where n % 10 = 0 or n = (select min(n) from numbers)
  returning id),
crowd as (select array_agg(id) as ids from people),
staff as (
  select array(select id from teams where active order by id) as teams,
         (select id from agents where kind = 'service' order by id limit 1) as machine),
opened as (
  insert into cases (version, subject, status, category, priority, channel, language, requester_id, team_id, tags, source,
    external_id, preview, last_author_kind, comment_count, public_comment_count, received_at, created_at, updated_at, solved_at)
  select 6, 'Case number ' || n, (array['open', 'pending', 'solved', 'solved', 'solved'])[1 + n % 5], 'question', n % 4, 'email', 'en',
    crowd.ids[1 + n % cardinality(crowd.ids)], staff.teams[1 + n % greatest(cardinality(staff.teams), 1)], '{large}', 'demo-large',
    n::text, 'Comment 5 of case number ' || n, 'customer', 5, 5, at, at, at + interval '5 hours',
    case when n % 5 >= 2 then at + interval '5 hours' end
  from numbers, crowd, staff
  returning id, external_id, requester_id, created_at, subject, status, priority, team_id),
said as (
  insert into comments (case_id, visibility, author_kind, author_id, author_name, channel, body, language, received_at, created_at)
  select o.id, 'public', case when k % 2 = 1 then 'customer' else 'service' end,
    case when k % 2 = 1 then o.requester_id else staff.machine end, case when k % 2 = 1 then 'Customer' else 'Service' end, 'email',
    'Comment ' || k || ' of case number ' || o.external_id, 'en', o.created_at + k * interval '1 hour', o.created_at + k * interval '1 hour'
  from opened o, generate_series(1, 5) k, staff
  order by o.id, k
  returning id, case_id, created_at, author_kind, author_id, author_name),
told as (
  insert into events (type, case_id, case_version, actor_kind, actor_id, actor_name, visibility, occurred_at, data)
  select 'case.created', o.id, 1, 'service', staff.machine, 'Service', 'public', o.created_at,
    jsonb_build_object('subject', o.subject, 'status', o.status, 'priority', (array['low', 'normal', 'high', 'urgent'])[1 + o.priority],
      'channel', 'email', 'requesterId', o.requester_id, 'teamId', o.team_id, 'receivedAt',
      to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from opened o, staff
  union all
  select 'comment.created', s.case_id, 1 + row_number() over (partition by s.case_id order by s.id), 'service', staff.machine, 'Service',
    'public', s.created_at, jsonb_build_object('commentId', s.id, 'visibility', 'public',
      'author', jsonb_build_object('kind', s.author_kind, 'id', s.author_id, 'name', s.author_name), 'reachedCustomer', false,
      'receivedAt', to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from said s, staff)
select 1;
