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
