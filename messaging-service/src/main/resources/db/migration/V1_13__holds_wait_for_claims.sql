-- A claim that began before a hold was committed does not see it, and may still be waiting for a row. Whoever places a hold
-- waits for the claims that are under way, and lets none begin before its own commit.
CREATE FUNCTION await_claims() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7002, s) FROM generate_series(0, 63) s;
END $$;

-- As before, and the hold waits for claims.
CREATE OR REPLACE FUNCTION cancel_target(p_target uuid, p_workspace uuid, p_kind text, p_reason text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7003, hashtext(p_target::text));
  PERFORM await_claims();
  INSERT INTO cancellation (target, workspace, kind, reason) VALUES (p_target, p_workspace, p_kind, p_reason)
    ON CONFLICT (target) DO NOTHING;
  INSERT INTO hold (target, kind, origin, reason)
    SELECT p_target, p_kind, 'cancellation', p_reason
     WHERE EXISTS (SELECT FROM cancellation c WHERE c.target = p_target AND c.finished_at IS NULL)
    ON CONFLICT (target, origin) DO NOTHING;
END $$;
