-- Counted tries outlive a restart: making the hub start again gives nobody new ones. Nothing here grants anything.
CREATE TABLE throttle (
  name    TEXT    NOT NULL,                          -- what is limited, for instance 'wrong-tokens'
  key     TEXT    NOT NULL,                          -- hash of the sender; not secret: an address can be found by trying all of them
  tries   REAL    NOT NULL,
  at      INTEGER NOT NULL,                          -- milliseconds since 1970 UTC
  over_at INTEGER NOT NULL,                          -- when all tries are forgiven and the row can go
  PRIMARY KEY (name, key)
) STRICT, WITHOUT ROWID;
