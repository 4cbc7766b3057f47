-- Row-level security behind the application's own check (V1). Requests of a person run as the role
-- fieldfolio_app with the person's id in the setting fieldfolio.person, both local to a transaction.
-- The owner of the tables (migrations, the administrator's command line) is not held back.

do $$
begin
  if not exists (select from pg_roles where rolname = 'fieldfolio_app') then
    create role fieldfolio_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of this server was prepared at the same moment
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'fieldfolio_app', 'member') then
    execute format('grant fieldfolio_app to %I', current_user);
  end if;
  execute format('grant usage on schema %I to fieldfolio_app', current_schema());
end
$$;

-- Whose transaction this is: nobody's, outside of a request.
create function fieldfolio_person() returns uuid language sql stable as $$
  select nullif(current_setting('fieldfolio.person', true), '')::uuid
$$;

-- These look at tables the role need not see whole; they run as the owner of the tables.
create function fieldfolio_readable() returns setof uuid
language sql stable security definer set search_path from current as $$
  with me as (
    select id, role from people where id = fieldfolio_person() and disabled_at is null
  )
  select m.book_id from me join memberships m on m.person_id = me.id and m.until is null
  union
  select b.id from me join books b on b.is_firm or me.role = 'compliance'
$$;

create function fieldfolio_writable() returns setof uuid
language sql stable security definer set search_path from current as $$
  with me as (
    select id, role from people where id = fieldfolio_person() and disabled_at is null
  )
  select m.book_id from me join memberships m on m.person_id = me.id and m.until is null
    where m.role in ('owner', 'assistant')
  union
  select b.id from me join books b on b.is_firm and me.role = 'administrator'
$$;

-- Books from which late edits are still taken (SPEC F7).
create function fieldfolio_once_writable() returns setof uuid
language sql stable security definer set search_path from current as $$
  select m.book_id from memberships m join people p on p.id = m.person_id
    where p.id = fieldfolio_person() and p.disabled_at is null
      and m.until is not null and m.role in ('owner', 'assistant')
  union
  select fieldfolio_writable()
$$;

create function fieldfolio_devices() returns setof uuid
language sql stable security definer set search_path from current as $$
  select id from devices where person_id = fieldfolio_person()
$$;

-- With which client a record was last in a book, and nothing else of it: where a late edit goes.
create function fieldfolio_former_client(book uuid, record uuid) returns uuid
language sql stable security definer set search_path from current as $$
  select client_id from audit
  where book_id = book and record_id = record and client_id is not null
    and book in (select fieldfolio_once_writable())
  order by seq desc limit 1
$$;

-- The base of a late edit comes from the trail of the old book, which its writer may no longer read.
create function fieldfolio_fill_late_base() returns trigger
language plpgsql security definer set search_path from current as $$
begin
  select a.data::jsonb into new.base from audit a
  where a.book_id = new.from_book_id and a.record_id = new.record_id
    and a.version_epoch = new.base_epoch and a.version_n = new.base_n and a.action <> 'moveOut'
  order by a.seq desc limit 1;
  return new;
end
$$;
create trigger late_edits_take_their_base before insert on late_edits
  for each row execute function fieldfolio_fill_late_base();

alter table books enable row level security;
alter table book_heads enable row level security;
alter table records enable row level security;
alter table departures enable row level security;
alter table mutations enable row level security;
alter table late_edits enable row level security;
alter table audit enable row level security;

-- `array(select …)` is worked out once for a statement, not once for each row.
create policy books_read on books for select to fieldfolio_app
  using (id = any (array(select fieldfolio_readable())));

create policy heads_read on book_heads for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())));
create policy heads_write on book_heads for update to fieldfolio_app
  using (book_id = any (array(select fieldfolio_writable())))
  with check (book_id = any (array(select fieldfolio_writable())));

create policy records_read on records for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())));
create policy records_add on records for insert to fieldfolio_app
  with check (book_id = any (array(select fieldfolio_writable())));
create policy records_write on records for update to fieldfolio_app
  using (book_id = any (array(select fieldfolio_writable())))
  with check (book_id = any (array(select fieldfolio_writable())));

create policy departures_read on departures for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())));

create policy audit_read on audit for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())));
create policy audit_add on audit for insert to fieldfolio_app
  with check (book_id = any (array(select fieldfolio_writable())));

-- Others' ids as well, as far as they could meet: one that is used again is refused (SPEC P2).
create policy mutations_read on mutations for select to fieldfolio_app
  using (device_id = any (array(select fieldfolio_devices()))
    or book_id = any (array(select fieldfolio_once_writable())));
create policy mutations_add on mutations for insert to fieldfolio_app
  with check (device_id = any (array(select fieldfolio_devices()))
    and book_id = any (array(select fieldfolio_once_writable())));
create policy mutations_forget on mutations for delete to fieldfolio_app
  using (device_id = any (array(select fieldfolio_devices())));

create policy late_edits_read on late_edits for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())));
create policy late_edits_add on late_edits for insert to fieldfolio_app
  with check (edited_by = fieldfolio_person()
    and from_book_id = any (array(select fieldfolio_once_writable())));
create policy late_edits_decide on late_edits for update to fieldfolio_app
  using (book_id = any (array(select fieldfolio_writable())))
  with check (book_id = any (array(select fieldfolio_writable())));

-- What the role may touch at all: no password, no token, no private key.
grant select (epoch, firm, quarantine_public_key) on server_state to fieldfolio_app;
grant select (id, email, name, role, created_at, disabled_at) on people to fieldfolio_app;
grant select (id, person_id, name, created_at, last_seen_at, revoked_at) on devices to fieldfolio_app;
grant select on books, memberships, departures to fieldfolio_app;
grant select, update on book_heads to fieldfolio_app;
grant select, insert, update on records, client_places, late_edits to fieldfolio_app;
grant select, insert, delete on mutations to fieldfolio_app;
grant select, insert on audit to fieldfolio_app;

-- Open streams of events are told at once that somebody's access has changed (V6).
create function fieldfolio_tell_access() returns trigger
language plpgsql security definer set search_path from current as $$
declare
  person uuid;
begin
  case tg_table_name
    when 'people' then person := new.id;
    when 'refresh_families' then select d.person_id into person from devices d where d.id = new.device_id;
    else person := new.person_id;
  end case;
  perform pg_notify('fieldfolio_access', person::text);
  return null;
end
$$;
create trigger people_access after update of disabled_at on people
  for each row execute function fieldfolio_tell_access();
create trigger devices_access after update of revoked_at on devices
  for each row execute function fieldfolio_tell_access();
create trigger families_access after update of ended_at on refresh_families
  for each row execute function fieldfolio_tell_access();
create trigger memberships_access after insert or update on memberships
  for each row execute function fieldfolio_tell_access();
