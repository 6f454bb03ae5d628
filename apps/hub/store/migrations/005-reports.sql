-- How long people waited and were served, month by month, taken in at each day close: reports over years read this, not the log.
CREATE TABLE month_sketch (
  month      TEXT NOT NULL,                          -- YYYY-MM
  measure    TEXT NOT NULL CHECK (measure IN ('wait', 'service')),
  service_id TEXT NOT NULL,
  split      TEXT NOT NULL CHECK (split IN ('hour', 'language', 'priority')),
  value      TEXT NOT NULL,                          -- local hour of issue 00 to 23, language, or 1 and 0
  sketch     BLOB NOT NULL,                          -- reports/sketch.ts
  PRIMARY KEY (month, measure, split, service_id, value)
) STRICT, WITHOUT ROWID;

-- What became of a ticket is asked by ticket and type; by type alone it took as long as there are tickets, for each ticket.
DROP INDEX event_ticket;
CREATE INDEX event_ticket ON event (ticket_id, type, seq) WHERE ticket_id IS NOT NULL;
-- By type alone only the beginnings of days and tickets are looked for: each other event is spared a place in an index.
DROP INDEX event_type;
CREATE INDEX event_type ON event (type, seq) WHERE type = 'day-opened' OR type = 'ticket-issued';

-- Up to where the log is already without persons: retention does not read years again each evening.
ALTER TABLE retention_gate ADD COLUMN done INTEGER NOT NULL DEFAULT 0;

-- Answers are only appended; which row answers which command is kept in memory. An index by random ids dirtied a page of the file for each command.
CREATE TABLE answer_appended (
  id          INTEGER PRIMARY KEY,
  sender      TEXT NOT NULL,                         -- kiosk:ID, staff:ID, visit:ID
  command_id  TEXT NOT NULL,
  payload_sum INTEGER,                               -- CRC-32 of the command's name and payload: the same id with another payload is a client's mistake
  at          TEXT NOT NULL,
  answer      TEXT NOT NULL                          -- JSON
) STRICT;
INSERT INTO answer_appended (sender, command_id, at, answer) SELECT sender, command_id, at, answer FROM command_answer ORDER BY at;
DROP TABLE command_answer;
ALTER TABLE answer_appended RENAME TO command_answer;
