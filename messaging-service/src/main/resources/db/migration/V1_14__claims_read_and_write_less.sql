-- A claim costs the same however long somebody holds a snapshot open: it reads and writes no row that changes all the time,
-- since versions of such rows pile up under a snapshot, and whoever reads one passes over all of them (decision 0015).

-- Who is known to own a shard, but took it before owners were remembered.
INSERT INTO shard_history (shard, epoch, owner, address, taken_at)
SELECT shard, epoch, owner, address, coalesce(taken_at, now()) FROM shard_owner WHERE epoch > 0
ON CONFLICT (shard, epoch) DO NOTHING;

-- The fence is the latest epoch in shard_history, which is written when a shard changes hands and never else; shard_owner
-- changes with every renewal. That the lease has not ended is asked before each call, not here: until a successor took the
-- shard with a new epoch, which waits for claims, a late claim is the owner's to hand back.
CREATE OR REPLACE FUNCTION claim_messages(
  p_shards smallint[], p_epochs bigint[],
  m_shards smallint[], m_ids uuid[], m_attempts uuid[], m_slots timestamptz[])
RETURNS TABLE (id uuid) LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_owned  record;
  v_epochs bigint[] := array_fill(NULL::bigint, ARRAY[64], ARRAY[0]);
  v_holds  boolean;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7002, s) FROM (SELECT s FROM unnest(p_shards) s ORDER BY s) ordered;
  FOR v_owned IN
    SELECT e.shard, e.epoch
      FROM unnest(p_shards, p_epochs) AS e (shard, epoch)
     WHERE e.epoch = (SELECT max(h.epoch) FROM shard_history h WHERE h.shard = e.shard)
  LOOP
    v_epochs[v_owned.shard] := v_owned.epoch;
  END LOOP;
  v_holds := EXISTS (SELECT FROM hold);
  RETURN QUERY
  WITH taken AS (
    UPDATE queue q
       SET state = 'claimed', attempt = w.attempt, epoch = v_epochs[w.shard], tries = q.tries + 1
      FROM unnest(m_shards, m_ids, m_attempts, m_slots) AS w (shard, id, attempt, slot)
     WHERE v_epochs[w.shard] IS NOT NULL
       AND q.shard = w.shard AND q.id = w.id AND q.state = 'queued' AND q.valid_until > clock_timestamp()
       AND NOT (v_holds AND EXISTS (SELECT FROM hold h WHERE h.target IN (q.broadcast, q.device, q.workspace)))
    RETURNING q.id, q.workspace, q.device, q.shard, q.epoch, q.tries, w.attempt, w.slot
  ), tried AS (
    INSERT INTO attempt (id, message, workspace, device, shard, epoch, number, slot_at)
    SELECT t.attempt, t.id, t.workspace, t.device, t.shard, t.epoch, t.tries, t.slot FROM taken t
  )
  SELECT t.id FROM taken t;
END $$;

-- A successor begins one interval of the device after it took the shard, which needs no row: pace is written no more, and
-- stays for processes of the release before, which may still run.

-- When work of the shard was last claimed; the owner says so as it renews its lease.
ALTER TABLE shard_owner ADD COLUMN begun_at timestamptz;

-- As before; a hold of a device waits for the claims of its shard only, and stops no other.
CREATE FUNCTION await_claims(p_kind text, p_target uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_only smallint := (SELECT d.shard FROM device d WHERE p_kind = 'device' AND d.id = p_target);
BEGIN
  PERFORM pg_advisory_xact_lock(7002, s) FROM generate_series(coalesce(v_only, 0), coalesce(v_only, 63)) s;
END $$;

CREATE OR REPLACE FUNCTION cancel_target(p_target uuid, p_workspace uuid, p_kind text, p_reason text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7003, hashtext(p_target::text));
  PERFORM await_claims(p_kind, p_target);
  INSERT INTO cancellation (target, workspace, kind, reason) VALUES (p_target, p_workspace, p_kind, p_reason)
    ON CONFLICT (target) DO NOTHING;
  INSERT INTO hold (target, kind, origin, reason)
    SELECT p_target, p_kind, 'cancellation', p_reason
     WHERE EXISTS (SELECT FROM cancellation c WHERE c.target = p_target AND c.finished_at IS NULL)
    ON CONFLICT (target, origin) DO NOTHING;
END $$;

-- A new day's partition waits for everybody who reads history, and everybody waits for it meanwhile: not long, since there
-- are days to come that have theirs, and the next hour tries again.
ALTER FUNCTION ensure_partitions(integer) SET lock_timeout = '500ms';

-- Reads lanes on, in the order of their places: by the index that has this order. The planner rather sorted all that waits
-- behind the place, thousands of rows for the next twenty, so sorting is forbidden here. Holds are asked for only while
-- there are any.
CREATE FUNCTION read_lanes(
  p_shards smallint[], p_devices uuid[], p_lanes smallint[], p_after bigint[], p_limit integer)
RETURNS SETOF queue LANGUAGE plpgsql STABLE
SET enable_sort = off SET enable_bitmapscan = off SET enable_seqscan = off AS $$
DECLARE
  v_holds boolean := EXISTS (SELECT FROM hold);
BEGIN
  RETURN QUERY
  SELECT q.*
    FROM unnest(p_shards, p_devices, p_lanes, p_after) AS w (shard, device, lane, after)
   CROSS JOIN LATERAL (
         SELECT * FROM queue waiting
          WHERE waiting.shard = w.shard AND waiting.device = w.device AND waiting.lane = w.lane
            AND waiting.place > w.after AND waiting.state = 'queued' AND waiting.due_at < now() + interval '2 min'
            AND NOT (v_holds AND EXISTS (
                SELECT FROM hold h WHERE h.target IN (waiting.broadcast, waiting.device, waiting.workspace)))
          ORDER BY waiting.place LIMIT p_limit) q;
END $$;
