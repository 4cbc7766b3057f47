-- What a person may read is looked up from their memberships. Before, each statement looked at every
-- book, because the firm book and what compliance reads were found by one scan.

-- Compliance reads everything: one answer for a statement instead of a list of all books.
create function fieldfolio_reads_all() returns boolean
language sql stable security definer set search_path from current as $$
  select exists (select from people
    where id = fieldfolio_person() and disabled_at is null and role = 'compliance')
$$;

create or replace function fieldfolio_readable() returns setof uuid
language sql stable security definer set search_path from current as $$
  with me as (
    select id from people where id = fieldfolio_person() and disabled_at is null
  )
  select m.book_id from me join memberships m on m.person_id = me.id and m.until is null
  union
  select b.id from books b where b.is_firm and exists (select from me)
$$;

create or replace function fieldfolio_writable() returns setof uuid
language sql stable security definer set search_path from current as $$
  with me as (
    select id, role from people where id = fieldfolio_person() and disabled_at is null
  )
  select m.book_id from me join memberships m on m.person_id = me.id and m.until is null
    where m.role in ('owner', 'assistant')
  union
  select b.id from books b where b.is_firm and (select role from me) = 'administrator'
$$;

alter policy books_read on books
  using (id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
alter policy heads_read on book_heads
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
alter policy records_read on records
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
alter policy departures_read on departures
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
alter policy audit_read on audit
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
alter policy late_edits_read on late_edits
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));

-- Ended memberships stay and grow in number; these are asked for at each request.
create index memberships_current_by_person on memberships (person_id, book_id) where until is null;
