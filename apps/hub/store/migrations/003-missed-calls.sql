-- Who missed a call and came back: the end that was taken back did not happen, as with an undo.
DROP VIEW ticket_event;
CREATE VIEW ticket_event AS
SELECT e.* FROM event e
WHERE e.ticket_id IS NOT NULL
  AND e.type <> 'ticket-undone'
  AND NOT EXISTS (
    SELECT 1 FROM event u
    WHERE u.ticket_id = e.ticket_id AND u.type IN ('ticket-undone', 'ticket-returned') AND u.data ->> 'undid' = e.seq
  );
