-- A counter may take back that somebody came back after a missed call: then the end stands that the return had undone.
DROP VIEW ticket_event;
CREATE VIEW ticket_event AS
SELECT e.* FROM event e
WHERE e.ticket_id IS NOT NULL
  AND e.type <> 'ticket-undone'
  AND NOT EXISTS (
    SELECT 1 FROM event u
    WHERE u.ticket_id = e.ticket_id AND u.type IN ('ticket-undone', 'ticket-returned') AND u.data ->> 'undid' = e.seq
      AND NOT EXISTS (
        SELECT 1 FROM event w
        WHERE w.ticket_id = u.ticket_id AND w.type = 'ticket-undone' AND w.data ->> 'undid' = u.seq
      )
  );
