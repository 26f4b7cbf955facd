-- A case that was set aside as spam or trash: it stays as it is, is left out of lists unless asked for, and can be taken back.
alter table cases add column discarded_as text;
alter table cases add constraint cases_discarded_as_check check (discarded_as in ('spam', 'trash'));
create index cases_discarded_idx on cases (updated_at desc, id desc) where discarded_as is not null;

-- What is to be closed when the customer may not reopen it any more.
create index cases_solved_idx on cases (solved_at, id) where status = 'solved';
