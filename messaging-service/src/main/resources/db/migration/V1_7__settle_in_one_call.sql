-- The common end of an attempt in one statement: the provider took the message. Whoever deletes the queue's row settles
-- the message, and does so only for the attempt that the row names. Everything else that a result can mean goes the long
-- way. Locks are taken as everywhere: the queue's rows first, then history, each in the order that the caller gives.
CREATE FUNCTION settle_sent(p_ids uuid[], p_attempts uuid[], p_provider_ids text[], p_at timestamptz[])
RETURNS TABLE (id uuid, workspace uuid, broadcast uuid, device uuid, shard smallint, cost numeric, was text, receipt text)
LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM queue q
     USING unnest(p_ids, p_attempts, p_provider_ids, p_at) AS u (id, attempt, provider_id, at)
      JOIN message m ON m.id = u.id
     WHERE q.shard = m.shard AND q.id = u.id AND q.attempt = u.attempt AND q.state IN ('claimed', 'unknown')
    RETURNING u.id, u.provider_id, u.at, q.state AS was
  ), kept AS (
    INSERT INTO provider_message (provider_id, message, workspace, device, broadcast)
    SELECT g.provider_id, m.id, m.workspace, m.device, m.broadcast FROM gone g JOIN message m ON m.id = g.id
    ON CONFLICT (provider_id) DO NOTHING
  ), closed AS (
    UPDATE attempt a SET outcome = 'accepted', provider_id = u.provider_id, ended_at = u.at
      FROM unnest(p_attempts, p_provider_ids, p_at) AS u (id, provider_id, at)
     WHERE a.id = u.id
  )
  UPDATE message m
     SET state = 'sent', settled_at = coalesce(m.settled_at, g.at), provider_id = coalesce(m.provider_id, g.provider_id),
         sent_at = coalesce(m.sent_at, g.at)
    FROM gone g
   WHERE m.id = g.id
  RETURNING m.id, m.workspace, m.broadcast, m.device, m.shard, m.cost, g.was::text, m.receipt::text
$$;
