-- Broadcasts that start at a later time: scheduled until then.

ALTER TABLE broadcast DROP CONSTRAINT broadcast_state_check;
ALTER TABLE broadcast ADD CONSTRAINT broadcast_state_check CHECK (state IN
    ('reserving', 'abandoning', 'scheduled', 'in_queue', 'sending', 'paused', 'completed', 'cancelled'));
-- as it was ordered
ALTER TABLE broadcast ADD COLUMN delayed_to timestamptz;
-- when a delayed one was started
ALTER TABLE broadcast ADD COLUMN started_at timestamptz;
-- The planner takes these states. A process of the version before, which knows of no delay, can't bring about one of them
-- by resuming a broadcast that has not been started.
ALTER TABLE broadcast ADD CONSTRAINT broadcast_not_early CHECK
    (delayed_to IS NULL OR started_at IS NOT NULL OR state NOT IN ('in_queue', 'sending'));
CREATE INDEX broadcast_to_start ON broadcast (delayed_to) WHERE state = 'scheduled';
