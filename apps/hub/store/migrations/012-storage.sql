-- What the hub must know about its own file: when it was last backed up, and that it was restored.
CREATE TABLE storage_note (
  name  TEXT PRIMARY KEY CHECK (name IN ('backed-up', 'restored')),
  at    TEXT NOT NULL,                               -- ISO 8601 UTC
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- Retention cuts more than it used to: the days that are done are done once more, under the new rule.
UPDATE retention_gate SET done = 0;
