-- The log: what happened, for ever. Nothing in it is ever changed, but for retention (below).
CREATE TABLE event (
  seq        INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,                          -- ISO 8601 UTC, milliseconds; the minute after retention
  type       TEXT NOT NULL,
  visit_id   TEXT,                                   -- NULL after retention
  ticket_id  TEXT,
  service_id TEXT,
  counter_id TEXT,
  actor      TEXT,                                   -- member of staff; NULL after retention
  device     TEXT,
  command_id TEXT,
  data       TEXT NOT NULL CHECK (json_valid(data))  -- ids, codes, numbers; never free text, never a visit code
) STRICT;

CREATE INDEX event_ticket ON event (ticket_id, seq) WHERE ticket_id IS NOT NULL;
CREATE INDEX event_type   ON event (type, seq);

-- What a person said or carries: visit codes, notes, documents identified. Erased by day close and retention.
CREATE TABLE event_private (
  seq  INTEGER PRIMARY KEY REFERENCES event (seq),
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;

-- Retention alone opens this gate, inside its own transaction.
CREATE TABLE retention_gate (open INTEGER NOT NULL CHECK (open IN (0, 1))) STRICT;
INSERT INTO retention_gate VALUES (0);

CREATE TRIGGER event_no_update BEFORE UPDATE ON event WHEN (SELECT open FROM retention_gate) = 0
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event WHEN (SELECT open FROM retention_gate) = 0
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- The first accepted answer to each command: the same command again gets it again and does nothing.
CREATE TABLE command_answer (
  sender       TEXT NOT NULL,                        -- kiosk:ID, staff:ID or visit:ID
  command_id   TEXT NOT NULL,
  payload_hash BLOB NOT NULL,                        -- SHA-256 of the command's name and payload
  at           TEXT NOT NULL,
  answer       TEXT NOT NULL CHECK (json_valid(answer)),
  PRIMARY KEY (sender, command_id)
) STRICT, WITHOUT ROWID;

-- One row a ticket, for people with a SQL shell (protocol.md). A change that was undone did not happen.
CREATE VIEW ticket_event AS
SELECT e.* FROM event e
WHERE e.ticket_id IS NOT NULL
  AND e.type <> 'ticket-undone'
  AND NOT EXISTS (
    SELECT 1 FROM event u
    WHERE u.ticket_id = e.ticket_id AND u.type = 'ticket-undone' AND u.data ->> 'undid' = e.seq
  );

CREATE VIEW ticket_flow AS
SELECT
  i.ticket_id                                                                                                       AS ticket_id,
  i.data ->> 'businessDay'                                                                                          AS business_day,
  i.data ->> 'number'                                                                                               AS number,
  (SELECT e.service_id FROM ticket_event e WHERE e.ticket_id = i.ticket_id ORDER BY e.seq DESC LIMIT 1)             AS service_id,
  i.data ->> 'stage'                                                                                                AS stage,
  i.visit_id                                                                                                        AS visit_id,
  (SELECT e.data ->> 'language' FROM ticket_event e WHERE e.ticket_id = i.ticket_id
     AND e.type IN ('ticket-issued', 'ticket-reclassified') ORDER BY e.seq DESC LIMIT 1)                            AS language,
  (SELECT e.data ->> 'priority' FROM ticket_event e WHERE e.ticket_id = i.ticket_id
     AND e.type IN ('ticket-issued', 'ticket-reclassified') ORDER BY e.seq DESC LIMIT 1)                            AS priority,
  coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', (i.data ->> 'issuedAt') / 1000.0, 'unixepoch'), i.at)                      AS issued_at,
  (SELECT max(e.at) FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-called')               AS called_at,
  (SELECT max(e.at) FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-started')              AS started_at,
  (SELECT e.at FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-ended')                     AS ended_at,
  (SELECT e.data ->> 'outcome' FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-ended')     AS outcome,
  (SELECT e.counter_id FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-called'
     ORDER BY e.seq DESC LIMIT 1)                                                                                   AS counter_id,
  (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-called')                AS call_count,
  (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = i.ticket_id AND e.type = 'ticket-recalled')              AS recall_count,
  coalesce((SELECT CASE e.type WHEN 'paper-requested' THEN 'pending' ELSE e.data ->> 'outcome' END
     FROM ticket_event e WHERE e.ticket_id = i.ticket_id
     AND e.type IN ('paper-requested', 'ticket-paper') ORDER BY e.seq DESC LIMIT 1), 'pending')                     AS paper
FROM event i
WHERE i.type = 'ticket-issued';
