-- Papers this kiosk owes, and what became of each. One row a paper.
CREATE TABLE paper_job (
  job_id    TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL,
  ticket    TEXT CHECK (json_valid(ticket)),  -- all that is drawn; NULL some minutes after it was printed: it holds the visit code
  reprint   INTEGER NOT NULL CHECK (reprint IN (0, 1)),
  as_copy   INTEGER NOT NULL DEFAULT 0 CHECK (as_copy IN (0, 1)),  -- a visitor asked again after "unknown"
  state     TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'failed', 'unknown')),
  fault     TEXT,
  attempts  INTEGER NOT NULL DEFAULT 0,
  queued_at TEXT NOT NULL,                    -- ISO 8601 UTC
  at        TEXT NOT NULL                     -- of the last change
) STRICT;

-- A ticket has one first paper, whichever way it was asked for.
CREATE UNIQUE INDEX paper_job_first ON paper_job (ticket_id) WHERE reprint = 0;
CREATE INDEX paper_job_state ON paper_job (state, queued_at);

-- Outcomes that the hub has not acknowledged yet, in the order in which they happened.
CREATE TABLE paper_report (
  seq        INTEGER PRIMARY KEY,
  command_id TEXT NOT NULL UNIQUE,
  ticket_id  TEXT NOT NULL,
  outcome    TEXT NOT NULL CHECK (outcome IN ('printed', 'failed', 'unknown', 'reprinted')),
  detail     TEXT,
  at         TEXT NOT NULL
) STRICT;

-- What the kiosk must know before it meets the hub again: the centre, the roll's length used so far.
CREATE TABLE remembered (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
