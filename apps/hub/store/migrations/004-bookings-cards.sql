-- Booked times from today on. No name: a code that the person shows, a service and a time.
CREATE TABLE appointment (
  business_day TEXT NOT NULL,
  code         TEXT NOT NULL,
  id           TEXT NOT NULL,
  service_id   TEXT NOT NULL,
  slot_at      INTEGER NOT NULL,                     -- milliseconds since 1970 UTC
  language     TEXT,
  PRIMARY KEY (business_day, code)
) STRICT, WITHOUT ROWID;

-- What a visitor asked to be kept for a later day, under the hash of a code that is kept nowhere.
CREATE TABLE card (
  hash       TEXT PRIMARY KEY,
  language   TEXT NOT NULL,
  documents  TEXT NOT NULL CHECK (json_valid(documents)),
  past       TEXT NOT NULL CHECK (json_valid(past)),  -- referrals: [{businessDay, serviceIds}]
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
