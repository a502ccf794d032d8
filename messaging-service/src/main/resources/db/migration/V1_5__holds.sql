-- Holds by who placed them: whoever resumes lifts only what is theirs. And marks of what was cancelled.

ALTER TABLE hold ADD COLUMN origin text NOT NULL DEFAULT 'operator'
  CHECK (origin IN ('customer', 'operator', 'provider', 'cancellation'));
ALTER TABLE hold DROP CONSTRAINT hold_pkey;
ALTER TABLE hold ADD PRIMARY KEY (target, origin);

-- What was cancelled, for good: what arrives later for it is stored 'cancelled'. finished_at tells that the queue holds
-- nothing of it any more, and never will.
CREATE TABLE cancellation (
  target      uuid PRIMARY KEY,
  workspace   uuid NOT NULL,
  kind        text NOT NULL,
  reason      text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  look_at     timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
SELECT protect('cancellation');
CREATE INDEX cancellation_open ON cancellation (look_at) WHERE finished_at IS NULL;

-- Marks a target as cancelled and holds it until its queue is empty. Waits for acceptances under way: after it committed,
-- all that they stored can be seen, and those that follow see the mark.
CREATE FUNCTION cancel_target(p_target uuid, p_workspace uuid, p_kind text, p_reason text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7003, hashtext(p_target::text));
  INSERT INTO cancellation (target, workspace, kind, reason) VALUES (p_target, p_workspace, p_kind, p_reason)
    ON CONFLICT (target) DO NOTHING;
  INSERT INTO hold (target, kind, origin, reason)
    SELECT p_target, p_kind, 'cancellation', p_reason
     WHERE EXISTS (SELECT FROM cancellation c WHERE c.target = p_target AND c.finished_at IS NULL)
    ON CONFLICT (target, origin) DO NOTHING;
END $$;

-- Those of the targets that are cancelled. None of them can become so before the caller's transaction ends: whoever
-- stores for a target asks this first. Locks are taken in one order, before any row is written.
CREATE FUNCTION cancelled_among(p_targets uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7003, k)
     FROM (SELECT DISTINCT hashtext(t::text) AS k FROM unnest(p_targets) t ORDER BY k) ordered;
  RETURN QUERY SELECT c.target FROM cancellation c WHERE c.target = ANY (p_targets);
END $$;

-- What waits too long is found by its time, wherever it waits. A claim changes nothing here.
CREATE INDEX queue_validity ON queue (valid_until);
