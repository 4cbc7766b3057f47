-- A record's data is written once and read by every device, but hardly ever looked into: json keeps its
-- text as it came, as the audit trail does, where jsonb takes it apart and puts it together for each page.
alter table records alter column data type json using data::json;
