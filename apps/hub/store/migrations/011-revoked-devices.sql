-- A device that was revoked is listed no more. Until now its row stayed behind when its token was deleted.
DELETE FROM device
WHERE NOT EXISTS (SELECT 1 FROM device_token t WHERE t.kind = device.kind AND t.device_id = device.id);
