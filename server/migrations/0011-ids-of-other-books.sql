-- Devices keep records by their ids, those of all books together: a new record may not have the id of one
-- of another book. As the place of a client it is looked up past the book, by the trail, which knows every
-- record there was; nothing is told but that.
create function fieldfolio_ids_of_other_books(wanted jsonb) returns table (book_id uuid, record_id uuid)
language plpgsql stable security definer set search_path from current as $$
begin
  return query
    select w."bookId", w."recordId" from jsonb_to_recordset(wanted) as w("bookId" uuid, "recordId" uuid)
    -- One look into the index for each id, and no join that would read the trail through.
    where (select a.book_id from audit a
      where a.record_id = w."recordId" and a.book_id <> w."bookId"
      order by a.accepted_at limit 1) is not null;
end
$$;
