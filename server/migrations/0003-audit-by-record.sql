-- A record is rebuilt from whichever book it was in (`admin audit rebuild`).
create index audit_by_record_alone on audit (record_id, accepted_at);
