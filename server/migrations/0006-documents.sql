-- The bytes of documents (SPEC D1), apart from the records that name them. They lie with a record of a
-- book, never shared between records or books: who knows a hash learns nothing of other books' bytes.

create table document_parts (
  book_id uuid not null references books (id),
  document_id uuid not null,
  content_hash text not null,
  part int not null check (part >= 0),
  client_id uuid not null,
  bytes bytea not null,
  primary key (book_id, document_id, content_hash, part)
);
create index document_parts_by_client on document_parts (book_id, client_id);

-- Whose bytes are whole and hash to what the record says.
create table documents (
  book_id uuid not null references books (id),
  document_id uuid not null,
  content_hash text not null,
  client_id uuid not null,
  byte_count int not null,
  completed_at timestamptz not null,
  completed_by uuid not null,
  primary key (book_id, document_id, content_hash)
);
create index documents_by_client on documents (book_id, client_id);

-- The arrival of bytes has its entry in the trail, with the record as it stood.
alter table audit drop constraint audit_action_check;
alter table audit add constraint audit_action_check
  check (action in ('write', 'load', 'moveIn', 'moveOut', 'lateEdit', 'bytes'));

alter table document_parts enable row level security;
alter table documents enable row level security;

create policy parts_read on document_parts for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
create policy parts_add on document_parts for insert to fieldfolio_app
  with check (book_id = any (array(select fieldfolio_writable())));
create policy parts_drop on document_parts for delete to fieldfolio_app
  using (book_id = any (array(select fieldfolio_writable())));

create policy documents_read on documents for select to fieldfolio_app
  using (book_id = any (array(select fieldfolio_readable())) or (select fieldfolio_reads_all()));
create policy documents_add on documents for insert to fieldfolio_app
  with check (book_id = any (array(select fieldfolio_writable())));

grant select, insert, delete on document_parts to fieldfolio_app;
grant select, insert on documents to fieldfolio_app;

-- Who wrote the record that names bytes may still hand them in when the client has passed to another
-- book, or when the record is a late edit that nobody has decided on (SPEC F7): write only, only these
-- bytes, and only until they are whole. Nothing can be read this way.
create function fieldfolio_owed_document(the_document uuid, the_hash text)
returns table (book_id uuid, client_id uuid, byte_count int, version_epoch text, version_n bigint,
  edited_at text, data text)
language sql stable security definer set search_path from current as $$
  with me as (
    select id from people where id = fieldfolio_person() and disabled_at is null
  ), named as (
    select r.book_id, r.client_id, (r.data ->> 'byteCount')::int as byte_count, r.version_epoch,
      r.version_n, r.edited_at, r.data::text as data
    from me join audit a on a.person_id = me.id
    join client_places c on c.client_id = a.client_id
    join records r on r.book_id = c.book_id and r.id = a.record_id and r.client_id = a.client_id
    where a.record_id = the_document and a.kind = 'document' and a.action in ('write', 'lateEdit')
      and a.data ->> 'contentHash' = the_hash
      and r.kind = 'document' and r.data ->> 'contentHash' = the_hash
    union all
    select l.book_id, l.client_id, (l.data ->> 'byteCount')::int, null, null, l.edited_at, null
    from me join late_edits l on l.edited_by = me.id
    where l.record_id = the_document and l.kind = 'document' and l.client_id is not null
      and l.decision is null and l.data ->> 'contentHash' = the_hash
  )
  select n.* from named n
  where not exists (select from documents d
    where d.book_id = n.book_id and d.document_id = the_document and d.content_hash = the_hash)
  limit 1
$$;
create index late_edits_by_record on late_edits (record_id) where decision is null;
