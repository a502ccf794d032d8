-- Pause, resume and cancel. The hold itself is messaging-service's; a broadcast says here how it is to stand.

ALTER TABLE broadcast DROP CONSTRAINT broadcast_state_check;
ALTER TABLE broadcast ADD CONSTRAINT broadcast_state_check CHECK (state IN
    ('reserving', 'abandoning', 'in_queue', 'sending', 'paused', 'completed', 'cancelled'));
-- since when somebody tells messaging-service of a change; who died with it is relieved after a while
ALTER TABLE broadcast ADD COLUMN changing_since timestamptz;
-- a cancellation that messaging-service may have been told of: it only goes on
ALTER TABLE broadcast ADD COLUMN cancelling boolean NOT NULL DEFAULT false;
-- of a cancelled one: recipients up to this position are commanded, or told of as cancelled
ALTER TABLE broadcast ADD COLUMN withdrawn int NOT NULL DEFAULT 0;
CREATE INDEX broadcast_changing ON broadcast (changing_since) WHERE changing_since IS NOT NULL;
CREATE INDEX broadcast_to_withdraw ON broadcast (id) WHERE state = 'cancelled' AND withdrawn < contacts;
