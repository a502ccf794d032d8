-- A broadcast whose plan failed waits until then, so that it delays nobody else.
ALTER TABLE broadcast ADD COLUMN blocked_until timestamptz;
