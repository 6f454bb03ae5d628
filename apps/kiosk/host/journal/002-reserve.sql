-- Numbers held for the time without a hub, each with its visit code. One row a service and business day.
CREATE TABLE reserve (
  business_day TEXT NOT NULL,
  service_id   TEXT NOT NULL,
  letters      TEXT NOT NULL,
  first        INTEGER NOT NULL,
  last         INTEGER NOT NULL,
  next         INTEGER NOT NULL,                                   -- the first number not given out yet
  visit_codes  TEXT NOT NULL CHECK (json_valid(visit_codes)),      -- of `first` to `last`, in this order
  PRIMARY KEY (business_day, service_id)
) STRICT, WITHOUT ROWID;

-- Tickets from the reserve, in the order in which they were given out, and what the hub said to each.
CREATE TABLE hand_in (
  seq           INTEGER PRIMARY KEY,
  command_id    TEXT NOT NULL UNIQUE,                              -- of `ticket:hand-in`
  screen_id     TEXT NOT NULL UNIQUE,                              -- the screen's command: asked again it is the same ticket
  ticket_id     TEXT NOT NULL UNIQUE,                              -- on paper and screen, until the hub gives it its own
  ticket        TEXT CHECK (json_valid(ticket)),                   -- NULL once its day is over
  request       TEXT CHECK (json_valid(request)),                  -- what is handed in; NULL once it was
  state         TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'refused')),
  hub_ticket_id TEXT,
  at            TEXT NOT NULL                                      -- ISO 8601 UTC, of the issue
) STRICT;

CREATE INDEX hand_in_state ON hand_in (state, seq);
