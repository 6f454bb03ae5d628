-- A PIN belongs to its owner: one that somebody else set is changed at the first sign-in.
-- first_pin 1: set by somebody else and not changed yet; last_pin_hash: the PIN before, which is not taken again;
-- pin_version grows with each new PIN, and not with a new hash of the same one; wrong_pins: since the last sign-in.
ALTER TABLE staff ADD COLUMN first_pin       INTEGER NOT NULL DEFAULT 0 CHECK (first_pin IN (0, 1));
ALTER TABLE staff ADD COLUMN last_pin_hash   TEXT;
ALTER TABLE staff ADD COLUMN pin_version     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN last_sign_in_at TEXT;
ALTER TABLE staff ADD COLUMN wrong_pins      INTEGER NOT NULL DEFAULT 0;

-- Demo staff stand in no table: a session of nobody was left by a demonstration.
CREATE TABLE house (
  kind TEXT NOT NULL CHECK (kind IN ('centre', 'demo'))  -- what this folder was used for; no row: not used yet
) STRICT;
INSERT INTO house SELECT 'demo' WHERE EXISTS (SELECT 1 FROM session WHERE staff_id NOT IN (SELECT id FROM staff));
DELETE FROM session WHERE staff_id NOT IN (SELECT id FROM staff);
-- nor is a session from before somebody of that name was added theirs
DELETE FROM session WHERE created_at < (SELECT created_at FROM staff WHERE id = session.staff_id);

-- A session is seen and ended by its owner. An ended one is kept until it would have run out, to say why it ended.
-- browser: in coarse words, 'Firefox, Linux'; first_pin 1: good for changing the PIN alone.
ALTER TABLE session ADD COLUMN id           TEXT;
ALTER TABLE session ADD COLUMN last_used_at TEXT;
ALTER TABLE session ADD COLUMN address      TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN browser      TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN first_pin    INTEGER NOT NULL DEFAULT 0 CHECK (first_pin IN (0, 1));
ALTER TABLE session ADD COLUMN ended_why    TEXT;
UPDATE session SET id = lower(hex(randomblob(8))), last_used_at = created_at;
CREATE UNIQUE INDEX session_id ON session (id);
CREATE INDEX session_staff ON session (staff_id);

-- Whoever changes a person, in whatever program: the rights that a session was opened with are gone with it.
CREATE TRIGGER staff_changed AFTER UPDATE OF role, agency, languages, pin_version ON staff
WHEN old.role <> new.role OR old.agency <> new.agency OR old.languages <> new.languages
  OR old.pin_version <> new.pin_version
BEGIN
  UPDATE session SET ended_why = CASE WHEN old.pin_version <> new.pin_version THEN 'pin-changed' ELSE 'changed' END
  WHERE staff_id = new.id AND ended_why IS NULL;
END;
CREATE TRIGGER staff_removed AFTER DELETE ON staff
BEGIN
  UPDATE session SET ended_why = 'removed' WHERE staff_id = old.id AND ended_why IS NULL;
  DELETE FROM known_device  WHERE staff_id = old.id;
  DELETE FROM known_address WHERE staff_id = old.id;
END;

-- Where a person signed in before: strangers' wrong PINs do not lock the person out there. Erased by retention.
CREATE TABLE known_device (
  staff_id    TEXT NOT NULL,
  device_hash BLOB NOT NULL,  -- SHA-256 of the browser's random cookie
  last_at     TEXT NOT NULL,
  PRIMARY KEY (staff_id, device_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE known_address (
  staff_id TEXT NOT NULL,
  address  TEXT NOT NULL,
  last_at  TEXT NOT NULL,
  PRIMARY KEY (staff_id, address)
) STRICT, WITHOUT ROWID;
