-- A late edit is read by whoever has the client that it names, and its writer may name a client of their
-- own. So its base is a copy that its writer can have read: of the time before they lost the old book, or
-- of the firm's, which everybody reads.
create or replace function fieldfolio_fill_late_base() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  select a.data::jsonb into new.base from audit a
  where a.book_id = new.from_book_id and a.record_id = new.record_id
    and a.version_epoch = new.base_epoch and a.version_n = new.base_n and a.action <> 'moveOut'
    and (exists (select from memberships m
        where m.book_id = a.book_id and m.person_id = new.edited_by
          and (m.until is null or a.accepted_at <= m.until))
      or exists (select from books b where b.id = a.book_id and b.is_firm))
  order by a.seq desc limit 1;
  return new;
end
$$;
