-- Full text of cases: one document a case, of its subject, tags, comments and names of files. What is searched, and how words become
-- lexemes, is said here and nowhere else; the query language only asks.
--
-- Weights say who may see a word: A the subject, B public comments, C names of public files and tags, D what is internal. Whoever does not
-- see what is internal asks for `word:ABC`, so that nothing internal is ever compared with their words.
--
-- Documents are kept by triggers in the transaction of the text, whoever writes it.

-- No word is left out as too common, so that phrases are exact and «não» is found.
create text search dictionary zelodesk_en_stem (template = snowball, language = english);
create text search dictionary zelodesk_ru_stem (template = snowball, language = russian);
create text search dictionary zelodesk_pt_stem (template = snowball, language = portuguese);

-- All cut a text into the same words, so that the same place is the same word in each of them.
create text search configuration zelodesk_plain (parser = "default");
alter text search configuration zelodesk_plain
  add mapping for asciiword, word, numword, int, uint, float, sfloat, version with unaccent, simple;
create text search configuration zelodesk_en (copy = zelodesk_plain);
alter text search configuration zelodesk_en alter mapping for asciiword, word with unaccent, zelodesk_en_stem;
create text search configuration zelodesk_ru (copy = zelodesk_plain);
alter text search configuration zelodesk_ru alter mapping for asciiword with zelodesk_en_stem;
alter text search configuration zelodesk_ru alter mapping for word with unaccent, zelodesk_ru_stem;
-- The endings of Portuguese are known by their accents (devolução, devoluções), but people leave accents out: a text is read both ways.
create text search configuration zelodesk_pt (copy = zelodesk_plain);
alter text search configuration zelodesk_pt alter mapping for asciiword, word with zelodesk_pt_stem;
create text search configuration zelodesk_pt_bare (copy = zelodesk_plain);
alter text search configuration zelodesk_pt_bare alter mapping for asciiword, word with unaccent, zelodesk_pt_stem;

-- Signs part words, so that AC-1009 and ann@shop.test are found as they are (their parts one after the other) and by their parts.
-- Letters are composed: what some systems write as a letter and an accent is one letter here.
create function text_words(words text) returns text language sql immutable parallel safe
  return regexp_replace(case when words is nfc normalized then words else normalize(words, nfc) end,
    '[!-/:-@\[-`{-~]', ' ', 'g');

-- Without their accents devolução and devoluções have no stem in common, so the plural is taken back first.
create function text_singular(words text) returns text language sql immutable parallel safe
  return regexp_replace(words, '[õo]es\M', 'ao', 'gi');

-- Parts what must not be taken for neighbours; it is a sign, so that no text holds it, and is taken out of a whole document.
create function text_gap() returns tsvector language sql immutable parallel safe return '''¶'':1'::tsvector;

-- The lexemes of a text, by the language it is in; where nobody said which, by its script. Holds gaps.
create function text_vector(language text, words text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  plain text := text_words(words);
  ascii boolean := octet_length(words) = length(words);
  phones text;
  found tsvector;
begin
  if not ascii and plain ~ '[а-яА-ЯёЁ]' then
    found := to_tsvector('zelodesk_ru', plain);
  elsif language like 'en%' then
    found := to_tsvector('zelodesk_en', plain);
  elsif language like 'pt%' then
    found := to_tsvector('zelodesk_pt_bare', text_singular(plain));
    if not ascii then
      found := found || text_gap() || to_tsvector('zelodesk_pt', plain);
    end if;
  else
    found := to_tsvector('zelodesk_en', plain) || text_gap() || to_tsvector('zelodesk_pt_bare', text_singular(plain));
    if not ascii then
      found := found || text_gap() || to_tsvector('zelodesk_pt', plain);
    end if;
  end if;
  -- A phone number is one word too, however it is grouped.
  if position('+' in words) > 0 then
    select string_agg(translate(number[1], '+ ().-/', ''), ' ') into phones
    from regexp_matches(words, '\+\d[\d ().\-/]{6,20}\d', 'g') number;
    if phones is not null then
      found := found || text_gap() || to_tsvector('zelodesk_plain', phones);
    end if;
  end if;
  return found;
end $$;

-- What a word of a query may stand in a document as: `place` counts the words, `stem` is false for the word as it was written.
create function text_lexemes(words text) returns table (place int, lexeme text, stem boolean) language sql stable parallel safe
begin atomic
  select distinct p.place::int, l.lexeme, c.config <> 'zelodesk_plain'
  from unnest(array['zelodesk_en', 'zelodesk_ru', 'zelodesk_pt', 'zelodesk_pt_bare', 'zelodesk_plain']) c (config)
  cross join lateral unnest(to_tsvector(c.config::regconfig,
    case c.config when 'zelodesk_pt_bare' then text_singular(text_words(words)) else text_words(words) end)) l
  cross join lateral unnest(l.positions) p (place);
end;

-- A document has a next part when it grows: a vector holds 1 MB and 16,383 places, and adding to it writes it anew. Each part begins with the
-- words of those before it, so that words that stand far apart are found together; phrases are found within a part.
create table case_texts (
  case_id    bigint not null references cases,
  part       int not null,
  characters int not null,
  words      tsvector not null,
  constraint case_texts_pkey primary key (case_id, part)
);
-- Without a list of pending entries: that would make every search read it, and now and then one save write all of it.
create index case_texts_words_idx on case_texts using gin (words) with (fastupdate = off);
-- The planner must know frequent words from rare ones; knowing more of them makes planning slower than it makes searching faster.
alter table case_texts alter words set statistics 300;

-- Each text of a case, in the order of its document.
create view case_text_pieces as
  select c.id as case_id, 0::bigint as comment_id, 0 as place, 'A' as weight, c.language, c.subject as words from cases c
  union all
  select c.id, 0, 1, 'C', null, array_to_string(c.tags, ' ') from cases c where c.tags <> '{}'
  union all
  select m.case_id, m.id, 0, case m.visibility when 'public' then 'B' else 'D' end, m.language, m.body from comments m
  union all
  select m.case_id, m.id, 1, case m.visibility when 'public' then 'C' else 'D' end, m.language, a.file_name
  from comments m join attachments a on a.comment_id = m.id where not a.redacted;

-- Pieces one after the other, so that no phrase spans two.
create aggregate text_in_sequence(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '', parallel = safe);

create function text_piece(weight text, language text, words text) returns tsvector language sql immutable parallel safe
  return setweight(text_vector(language, words), weight::"char") || text_gap();

-- The whole document of a case that is not long, for many at once.
create function text_document(the_case bigint, out characters int, out words tsvector) language sql stable parallel safe
begin atomic
  select sum(length(p.words))::int, ts_delete(text_in_sequence(text_piece(p.weight, p.language, p.words) order by p.comment_id, p.place), '¶')
  from case_text_pieces p where p.case_id = the_case;
end;

-- Characters that a part may have.
create function text_part_limit() returns int language sql immutable parallel safe return 40000;

-- Every word of a part, once a weight, at places that are no neighbours of any other.
create function text_carried(words tsvector) returns tsvector language sql immutable parallel safe
begin atomic
  select coalesce(string_agg('''' || replace(replace(l.lexeme, '\', '\\'), '''', '''''') || ''':'
      || (select string_agg(case w when 'A' then '1A' when 'B' then '3B' when 'C' then '5C' else '7' end, ',')
          from (select distinct unnest(l.weights)) u (w)), ' '), '')::tsvector
  from unnest(words) l;
end;

-- Adds a text to the end of a document. One that is too long for a part goes into several, cut between words where it has any.
create function add_to_case_text(the_case bigint, weight text, language text, words text) returns void language plpgsql as $$
declare
  most constant int := text_part_limit();
  last record;
  rest text := words;
  piece text;
  added tsvector;
  begun tsvector;
begin
  loop
    piece := rest;
    if length(rest) > most then
      piece := left(rest, most);
      piece := left(piece, most - coalesce(nullif(position(' ' in reverse(right(piece, 2000))), 0), 0));
    end if;
    rest := substr(rest, length(piece) + 1);
    added := setweight(text_vector(language, piece), weight::"char");
    select t.part, t.characters into last from case_texts t where t.case_id = the_case order by t.part desc limit 1 for update;
    if last.part is not null and last.characters + length(piece) <= most then
      update case_texts t set words = ts_delete(t.words || text_gap() || added, '¶'), characters = t.characters + length(piece)
      where t.case_id = the_case and t.part = last.part;
    else
      begun := '';
      if last.part is not null then
        select text_carried(t.words) into begun from case_texts t where t.case_id = the_case and t.part = last.part;
        -- Random words are not carried on for ever.
        if pg_column_size(begun) > 200000 then
          begun := '';
        end if;
      end if;
      insert into case_texts (case_id, part, characters, words)
      values (the_case, coalesce(last.part + 1, 0), length(piece), ts_delete(begun || text_gap() || added, '¶'));
    end if;
    exit when rest = '';
  end loop;
end $$;

create function rebuild_case_texts(cases bigint[]) returns void language plpgsql as $$
declare
  one bigint;
  piece record;
begin
  -- Whoever adds to these documents now waits; whoever has added is seen below.
  perform from case_texts t where t.case_id = any(cases) order by t.case_id, t.part for update;
  delete from case_texts t where t.case_id = any(cases);
  insert into case_texts (case_id, part, characters, words)
  select c.id, 0, d.characters, d.words from (
    select p.case_id as id from case_text_pieces p where p.case_id = any(cases)
    group by p.case_id having sum(length(p.words)) <= text_part_limit()) c
  cross join lateral text_document(c.id) d;
  for one in select distinct u.id from unnest(cases) u (id) where not exists (select from case_texts t where t.case_id = u.id) loop
    for piece in select * from case_text_pieces p where p.case_id = one order by p.comment_id, p.place loop
      perform add_to_case_text(one, piece.weight, piece.language, piece.words);
    end loop;
  end loop;
end $$;

create function text_of_new_cases() returns trigger language plpgsql as $$
begin
  -- Comments that the same statement has written come by a trigger of their own.
  insert into case_texts (case_id, part, characters, words)
  select n.id, 0, length(n.subject) + length(array_to_string(n.tags, ' ')), ts_delete(
    text_piece('A', n.language, n.subject)
      || case when n.tags = '{}' then '' else text_piece('C', null, array_to_string(n.tags, ' ')) end, '¶')
  from written n;
  return null;
end $$;
create trigger cases_text_insert after insert on cases referencing new table as written
  for each statement execute function text_of_new_cases();

create function text_of_changed_case() returns trigger language plpgsql as $$
begin
  perform rebuild_case_texts(array[new.id]);
  return null;
end $$;
create trigger cases_text_update after update of subject, tags, language on cases for each row
  when (old.subject <> new.subject or old.tags <> new.tags or old.language is distinct from new.language)
  execute function text_of_changed_case();

create function text_of_new_comments() returns trigger language plpgsql as $$
declare
  one record;
begin
  -- Several comments of a case at once, as an import writes them, make its document anew.
  perform rebuild_case_texts(array(select w.case_id from written w group by w.case_id having count(*) > 1));
  for one in select * from written w where not exists (select from written o where o.case_id = w.case_id and o.id <> w.id) loop
    perform add_to_case_text(one.case_id, case one.visibility when 'public' then 'B' else 'D' end, one.language, one.body);
  end loop;
  return null;
end $$;
create trigger comments_text_insert after insert on comments referencing new table as written
  for each statement execute function text_of_new_comments();

create function text_of_changed_comments() returns trigger language plpgsql as $$
declare
  touched bigint[];
begin
  select array_agg(distinct c.id) into touched
  from was o join written n on n.id = o.id cross join lateral (values (o.case_id), (n.case_id)) c (id)
  where o.case_id <> n.case_id or o.body <> n.body or o.visibility <> n.visibility or o.language is distinct from n.language;
  if touched is not null then
    perform rebuild_case_texts(touched);
  end if;
  return null;
end $$;
create trigger comments_text_update after update on comments referencing old table as was new table as written
  for each statement execute function text_of_changed_comments();

create function text_of_removed_comments() returns trigger language plpgsql as $$
begin
  perform rebuild_case_texts(array(select distinct w.case_id from was w));
  return null;
end $$;
create trigger comments_text_delete after delete on comments referencing old table as was
  for each statement execute function text_of_removed_comments();

create function text_of_changed_attachments() returns trigger language plpgsql as $$
declare
  touched bigint[];
begin
  select array_agg(distinct m.case_id) into touched
  from was o join written n on n.id = o.id join comments m on m.id in (o.comment_id, n.comment_id)
  where o.comment_id is distinct from n.comment_id or o.redacted <> n.redacted or o.file_name <> n.file_name;
  if touched is not null then
    perform rebuild_case_texts(touched);
  end if;
  return null;
end $$;
create trigger attachments_text_update after update on attachments referencing old table as was new table as written
  for each statement execute function text_of_changed_attachments();

create function text_of_new_attachments() returns trigger language plpgsql as $$
declare
  touched bigint[];
begin
  select array_agg(distinct m.case_id) into touched from written n join comments m on m.id = n.comment_id;
  if touched is not null then
    perform rebuild_case_texts(touched);
  end if;
  return null;
end $$;
create trigger attachments_text_insert after insert on attachments referencing new table as written
  for each statement execute function text_of_new_attachments();

-- A case can only go with its document.
create function text_of_removed_cases() returns trigger language plpgsql as $$
begin
  delete from case_texts t where t.case_id = old.id;
  return old;
end $$;
create trigger cases_text_delete before delete on cases for each row execute function text_of_removed_cases();

-- Names of customers by their words, whatever the accents.
create index customers_name_words_idx on customers using gin (to_tsvector('zelodesk_plain'::regconfig, text_words(name)));

-- The documents of the cases that were there before, in slices: also for whoever writes very many cases with the triggers off.
create function write_case_texts(from_id bigint, to_id bigint) returns void language plpgsql as $$
begin
  insert into case_texts (case_id, part, characters, words)
  select c.id, 0, d.characters, d.words from cases c cross join lateral text_document(c.id) d
  where c.id between from_id and to_id
    and (select sum(length(p.words)) from case_text_pieces p where p.case_id = c.id) <= text_part_limit();
  perform rebuild_case_texts(array(select c.id from cases c where c.id between from_id and to_id
    and not exists (select from case_texts t where t.case_id = c.id)));
end $$;

select write_case_texts(min(id), max(id)) from cases having count(*) > 0;
analyze case_texts;
