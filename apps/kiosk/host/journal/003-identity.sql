-- Whose numbers the reserve holds: the journal's own random id, and how often it was opened. The count tells a copy of this
-- file from the original.
CREATE TABLE identity (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  journal_id TEXT NOT NULL,
  starts     INTEGER NOT NULL
) STRICT;

-- The hub's ticket, where another person's paper said the same number and this one got a number of its own.
ALTER TABLE hand_in ADD COLUMN renumbered TEXT CHECK (json_valid(renumbered));
