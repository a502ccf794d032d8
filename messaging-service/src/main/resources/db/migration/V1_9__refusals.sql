-- How often the provider refused a message for a reason that may pass. Tries count more: calls that were never begun, and
-- those that met a limit.
ALTER TABLE queue ADD COLUMN refusals smallint NOT NULL DEFAULT 0;
