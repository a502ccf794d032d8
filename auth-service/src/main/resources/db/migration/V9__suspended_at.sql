-- Since when a workspace is suspended. The version before this one doesn't write it, so it counts only while it is suspended.

ALTER TABLE workspace ADD COLUMN suspended_at timestamptz;
ALTER TABLE workspace NO FORCE ROW LEVEL SECURITY;
UPDATE workspace SET suspended_at = updated_at WHERE suspended;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
