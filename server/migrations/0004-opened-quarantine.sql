-- When sealed work was opened and handed to late edits; opening again doubles nothing.
alter table quarantine add column opened_at timestamptz;
