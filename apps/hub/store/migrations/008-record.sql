-- What supervisors and administrators did, and who signed in. Each row's hash covers the row and the hash before it:
-- a row that was changed, put in or taken out breaks the chain (`admin verify`).
CREATE TABLE record (
  id        INTEGER PRIMARY KEY,                      -- 1, 2, 3 …: a gap is a row taken out
  at        TEXT NOT NULL,
  actor     TEXT,                                     -- member of staff, or 'admin'; NULL: nobody signed in
  act       TEXT NOT NULL,
  subject   TEXT,                                     -- whom or what it was done to
  detail    TEXT NOT NULL CHECK (json_valid(detail)),
  prev_hash BLOB NOT NULL,
  hash      BLOB NOT NULL UNIQUE                      -- SHA-256; store/record.ts says over what
) STRICT;
CREATE TRIGGER record_no_update BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER record_no_delete BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE INDEX record_at ON record (at);

-- Where it came from. Outside of the chain: retention erases it and the chain stays whole.
CREATE TABLE record_address (
  record_id INTEGER PRIMARY KEY REFERENCES record (id),
  address   TEXT NOT NULL
) STRICT;
