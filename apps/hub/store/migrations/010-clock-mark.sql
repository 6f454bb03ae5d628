-- The hub's time at one moment of this machine's life: whether a later start can trust the machine's clock.
CREATE TABLE clock_mark (
  one           INTEGER PRIMARY KEY CHECK (one = 1),                       -- a single row
  at            TEXT NOT NULL,                                             -- ISO 8601 UTC, the hub's time
  boot_id       TEXT,                                                      -- of the machine's run; NULL where it tells none
  since_boot_ms INTEGER,                                                   -- milliseconds since the machine was started
  state         TEXT NOT NULL CHECK (state IN ('steady', 'held', 'unconfirmed', 'behind')),
  ahead_seconds INTEGER NOT NULL                                           -- the machine's clock ahead of the hub's time
) STRICT;
