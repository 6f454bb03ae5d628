-- Who may sign in. PINs are kept as scrypt hashes.
CREATE TABLE staff (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('mediator', 'officer', 'supervisor')),
  agency     TEXT NOT NULL,
  languages  TEXT NOT NULL CHECK (json_valid(languages)),
  pin_hash   TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- Tokens of signed-in staff, as SHA-256; they outlive a restart of the hub.
CREATE TABLE session (
  token_hash BLOB PRIMARY KEY,
  staff_id   TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Tokens of paired devices, as SHA-256; valid until revoked.
CREATE TABLE device_token (
  token_hash BLOB PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('kiosk', 'display', 'monitor')),
  device_id  TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Devices that this hub knows: paired, or seen once.
CREATE TABLE device (
  id           TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('kiosk', 'display', 'monitor')),
  last_seen_at TEXT,
  PRIMARY KEY (id, kind)
) STRICT, WITHOUT ROWID;
