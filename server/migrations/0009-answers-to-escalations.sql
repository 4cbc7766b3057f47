-- Who only reads a book answers what was escalated to them there, and writes nothing else in it (V1): the
-- policies stay as they are, and these functions stand beside them for that one case.

-- Whether a decision was escalated to whose transaction this is, in a book that they may read.
create function fieldfolio_is_escalated_to_me(the_book uuid, the_decision uuid) returns boolean
language plpgsql security definer set search_path from current as $$
begin
  return (the_book in (select fieldfolio_readable()) or fieldfolio_reads_all())
    and exists (select from records r
      where r.book_id = the_book and r.id = the_decision and r.kind = 'alertDecision'
        and r.data ->> 'decision' = 'escalated'
        and r.data ->> 'escalatedTo' = fieldfolio_person()::text);
end
$$;

-- The head of the book of such a decision, locked as by everybody who writes there; else nothing. Asked
-- once more behind the lock: who held it may have changed the decision.
create function fieldfolio_lock_for_answer(the_book uuid, the_decision uuid) returns setof book_heads
language plpgsql security definer set search_path from current as $$
begin
  if not fieldfolio_is_escalated_to_me(the_book, the_decision) then return; end if;
  perform from book_heads where book_id = the_book for update;
  if not fieldfolio_is_escalated_to_me(the_book, the_decision) then return; end if;
  return query select * from book_heads where book_id = the_book;
end
$$;

-- Writes the answer to a decision that waits for it, as a push writes: record, trail, mutation, head and
-- poke. Of the record nothing but the answer may differ; what can be counted here is, and only hash and
-- digest are the caller's to count. False, and nothing is written, when it is not this person's to give.
create function fieldfolio_answer_alert(the_book uuid, the_decision uuid, the_device uuid,
  the_data text, the_time text, the_hash text, the_digest text, the_mutation uuid, the_payload text)
returns boolean language plpgsql security definer set search_path from current as $$
declare
  the_answer constant text[] := array['answer', 'outcome', 'answeredOn', 'answeredBy'];
  me constant uuid := fieldfolio_person();
  head book_heads;
  was records;
  the_epoch text;
begin
  if (the_device in (select fieldfolio_devices())) is not true then return false; end if;
  select * into head from fieldfolio_lock_for_answer(the_book, the_decision);
  if not found then return false; end if;
  select * into was from records where book_id = the_book and id = the_decision;
  if was.data ->> 'outcome' is distinct from 'waiting'
    or (the_data::jsonb ->> 'outcome') is null
    or the_data::jsonb ->> 'outcome' not in ('noConcern', 'watch', 'reported')
    or the_data::jsonb ->> 'answeredBy' is distinct from me::text
    or the_data::jsonb - the_answer is distinct from was.data::jsonb - the_answer
  then return false; end if;

  select epoch into the_epoch from server_state;
  update records set data = the_data::json, version_epoch = the_epoch, version_n = was.version_n + 1,
    seq = head.seq + 1, edited_by = me, edited_at = the_time, accepted_at = the_time::timestamptz
  where book_id = the_book and id = the_decision;
  insert into audit (book_id, seq, action, record_id, kind, client_id, version_epoch, version_n,
    person_id, device_id, edited_at, accepted_at, data, prev_hash, hash)
  values (the_book, head.seq + 1, 'write', the_decision, was.kind, was.client_id, the_epoch,
    was.version_n + 1, me, the_device, the_time, the_time::timestamptz, the_data::json,
    head.audit_hash, the_hash);
  insert into mutations (book_id, id, device_id, payload_hash, answer, answered_at)
  values (the_book, the_mutation, the_device, the_payload, jsonb_build_object('answer', 'accepted',
    'mutationId', the_mutation, 'version', jsonb_build_object('epoch', the_epoch,
    'n', was.version_n + 1), 'seq', head.seq + 1, 'acceptedAt', the_time), the_time::timestamptz)
  on conflict do nothing;
  update book_heads set seq = head.seq + 1, work_digest = the_digest, audit_hash = the_hash
  where book_id = the_book;
  perform pg_notify('fieldfolio_poke',
    jsonb_build_object('bookId', the_book, 'head', head.seq + 1)::text);
  return true;
end
$$;
