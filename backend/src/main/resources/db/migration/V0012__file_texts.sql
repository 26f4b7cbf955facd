-- The words inside files. A file that a comment uses waits here until it has been read in the background; what was read is a piece of its
-- case's document.
create table file_texts (
  attachment_id bigint not null references attachments,
  state         text not null default 'waiting',
  words         text,
  attempts      smallint not null default 0,
  claimed_until timestamptz(3),
  waiting_since timestamptz(3) not null default now(),
  constraint file_texts_pkey primary key (attachment_id),
  constraint file_texts_state check (state in ('waiting', 'read', 'empty', 'too_large', 'unreadable')),
  constraint file_texts_words check ((words is not null) = (state = 'read'))
);
create index file_texts_waiting_idx on file_texts (attachment_id) where state = 'waiting';

-- Types that are read: what pages are written in.
create function holds_words(media_type text) returns boolean language sql immutable parallel safe
  return media_type in (
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'text/plain', 'text/csv');

create function file_waits() returns trigger language plpgsql as $$
begin
  if new.redacted then
    delete from file_texts t where t.attachment_id = new.id;
  elsif new.comment_id is not null then
    insert into file_texts (attachment_id) values (new.id) on conflict do nothing;
  end if;
  return null;
end $$;
-- Runs before the trigger that makes the document anew, which is one of statements.
create trigger attachments_file_texts after insert or update of comment_id, redacted on attachments
  for each row when (holds_words(new.media_type)) execute function file_waits();

insert into file_texts (attachment_id)
select a.id from attachments a where a.comment_id is not null and not a.redacted and holds_words(a.media_type);

-- Characters of the files of a case that are searched, of those to the customer and of internal ones each: whatever changes a subject, a tag
-- or a comment makes the whole document anew, and that takes a second for each million.
create function file_words_limit() returns int language sql immutable parallel safe return 200000;

create or replace view case_text_pieces as
  select c.id as case_id, 0::bigint as comment_id, 0 as place, 'A' as weight, c.language, c.subject as words from cases c
  union all
  select c.id, 0, 1, 'C', null, array_to_string(c.tags, ' ') from cases c where c.tags <> '{}'
  union all
  select m.case_id, m.id, 0, case m.visibility when 'public' then 'B' else 'D' end, m.language, m.body from comments m
  union all
  select m.case_id, m.id, 1, case m.visibility when 'public' then 'C' else 'D' end, m.language, a.file_name
  from comments m join attachments a on a.comment_id = m.id where not a.redacted
  union all
  select f.case_id, f.comment_id, 2, case f.visibility when 'public' then 'C' else 'D' end, null,
    left(f.words, file_words_limit() - f.before::int)
  from (
    select m.case_id, m.id as comment_id, m.visibility, t.words,
      sum(length(t.words)) over (partition by m.case_id, m.visibility order by a.id rows unbounded preceding) - length(t.words) as before
    from comments m join attachments a on a.comment_id = m.id join file_texts t on t.attachment_id = a.id
    where not a.redacted and t.state = 'read') f
  where f.before < file_words_limit();

create function text_of_read_file() returns trigger language plpgsql as $$
begin
  perform rebuild_case_texts(array(
    select m.case_id from attachments a join comments m on m.id = a.comment_id where a.id = new.attachment_id));
  return null;
end $$;
create trigger file_texts_read after update of words on file_texts for each row
  when (old.words is distinct from new.words) execute function text_of_read_file();
