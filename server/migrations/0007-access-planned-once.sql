-- What a person may read and write is asked several times in each statement. As SQL functions PostgreSQL
-- planned them anew each time they were asked; as PL/pgSQL it plans them once on a connection. What they
-- say is the same as before.

create or replace function fieldfolio_reads_all() returns boolean
language plpgsql stable security definer set search_path from current as $$
begin
  return exists (select from people
    where id = fieldfolio_person() and disabled_at is null and role = 'compliance');
end
$$;

create or replace function fieldfolio_readable() returns setof uuid
language plpgsql stable security definer set search_path from current as $$
begin
  return query
    with me as (
      select id from people where id = fieldfolio_person() and disabled_at is null
    )
    select m.book_id from me join memberships m on m.person_id = me.id and m.until is null
    union
    select b.id from books b where b.is_firm and exists (select from me);
end
$$;

create or replace function fieldfolio_writable() returns setof uuid
language plpgsql stable security definer set search_path from current as $$
begin
  return query
    with me as (
      select id, role from people where id = fieldfolio_person() and disabled_at is null
    )
    select m.book_id from me join memberships m on m.person_id = me.id and m.until is null
      where m.role in ('owner', 'assistant')
    union
    select b.id from books b where b.is_firm and (select role from me) = 'administrator';
end
$$;

create or replace function fieldfolio_once_writable() returns setof uuid
language plpgsql stable security definer set search_path from current as $$
begin
  return query
    select m.book_id from memberships m join people p on p.id = m.person_id
      where p.id = fieldfolio_person() and p.disabled_at is null
        and m.until is not null and m.role in ('owner', 'assistant')
    union
    select fieldfolio_writable();
end
$$;

create or replace function fieldfolio_devices() returns setof uuid
language plpgsql stable security definer set search_path from current as $$
begin
  return query select id from devices where person_id = fieldfolio_person();
end
$$;
