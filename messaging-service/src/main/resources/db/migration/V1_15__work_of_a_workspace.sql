-- What waits in the queue for one workspace, counted up to p_most messages: by its devices and their index, however the
-- queue has grown or shrunk since anybody looked at it. Row-level security holds: it runs as its caller.
CREATE FUNCTION workspace_work(p_most int, OUT messages bigint, OUT scheduled bigint, OUT batches bigint)
LANGUAGE sql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  SELECT count(*), count(*) FILTER (WHERE state = 'queued' AND due_at > now()), count(DISTINCT broadcast)
    FROM (SELECT q.state, q.due_at, q.broadcast
            FROM device d JOIN queue q ON q.shard = d.shard AND q.device = d.id LIMIT p_most) counted
$$;
