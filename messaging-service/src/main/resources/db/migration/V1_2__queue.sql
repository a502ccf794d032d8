-- Messages: their history, the queue of those that wait, attempts, and who owns which shard.

CREATE TYPE sending_state AS ENUM
  ('queued', 'held', 'claimed', 'sent', 'unknown', 'failed', 'expired', 'cancelled', 'suppressed');
CREATE TYPE receipt_state AS ENUM ('none', 'sent', 'failed', 'delivered', 'read');

-- What messages say, once for all messages that say it. The id is a digest of workspace and body.
CREATE TABLE content (
  id         uuid PRIMARY KEY,
  workspace  uuid NOT NULL,
  body       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect('content');

-- One row per message, for as long as history is kept. The time inside the UUIDv7 names the partition, so that an id is
-- unique there and a command that comes twice is stored once, also after its row has left the queue.
CREATE TABLE message (
  id             uuid NOT NULL PRIMARY KEY,
  workspace      uuid NOT NULL,
  broadcast      uuid,
  device         uuid NOT NULL,
  shard          smallint NOT NULL,
  lane           smallint NOT NULL,
  recipient_kind text NOT NULL,
  recipient      text NOT NULL,
  content        uuid NOT NULL,
  parameters     text NOT NULL,
  cost           numeric(19, 4) NOT NULL,
  valid_until    timestamptz NOT NULL,
  accepted_at    timestamptz NOT NULL DEFAULT now(),
  -- where it ended; 'queued' for as long as the queue has a row for it, which then tells more
  state          sending_state NOT NULL DEFAULT 'queued',
  receipt        receipt_state NOT NULL DEFAULT 'none',
  provider_id    text,
  settled_at     timestamptz,
  sent_at        timestamptz,
  delivered_at   timestamptz,
  read_at        timestamptz,
  failed_at      timestamptz,
  error_code     integer,
  error_title    text
) PARTITION BY RANGE (id);
SELECT protect('message');
CREATE TABLE message_beyond PARTITION OF message DEFAULT;

-- One row per call to a provider, and per call that was planned.
CREATE TABLE attempt (
  id          uuid NOT NULL PRIMARY KEY,
  message     uuid NOT NULL,
  workspace   uuid NOT NULL,
  device      uuid NOT NULL,
  shard       smallint NOT NULL,
  epoch       bigint NOT NULL,
  number      smallint NOT NULL,
  slot_at     timestamptz NOT NULL,
  outcome     text,
  provider_id text,
  error_code  integer,
  error_title text,
  ended_at    timestamptz
) PARTITION BY RANGE (id);
SELECT protect('attempt');
CREATE TABLE attempt_beyond PARTITION OF attempt DEFAULT;

CREATE SEQUENCE queue_order CACHE 1;

-- What waits, small and hot. A row leaves when nothing is left to attempt or to find out: whoever deletes it settles the
-- message. No index holds a column that a claim changes, so that claims stay on their page.
CREATE TABLE queue (
  shard       smallint NOT NULL,
  id          uuid NOT NULL,
  workspace   uuid NOT NULL,
  broadcast   uuid,
  device      uuid NOT NULL,
  lane        smallint NOT NULL,
  place       bigint NOT NULL DEFAULT nextval('queue_order'),
  state       sending_state NOT NULL DEFAULT 'queued',
  due_at      timestamptz NOT NULL DEFAULT now(),
  valid_until timestamptz NOT NULL,
  tries       smallint NOT NULL DEFAULT 0,
  attempt     uuid,
  epoch       bigint,
  PRIMARY KEY (shard, id)
) PARTITION BY LIST (shard);
SELECT protect('queue');
CREATE INDEX queue_waiting ON queue (device, lane, place);

DO $$
BEGIN
  FOR s IN 0..63 LOOP
    EXECUTE format(
      'CREATE TABLE queue_%s PARTITION OF queue FOR VALUES IN (%s) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor'
      ' = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0)', s, s);
    EXECUTE format('REVOKE ALL ON queue_%s FROM tidings_app', s);
  END LOOP;
END $$;

-- Who may send for a shard. Kafka proposes an owner; this row decides. The epoch grows with every owner.
CREATE TABLE shard_owner (
  shard       smallint PRIMARY KEY,
  epoch       bigint NOT NULL DEFAULT 0,
  owner       text,
  address     text,
  lease_until timestamptz NOT NULL DEFAULT '-infinity',
  taken_at    timestamptz
) WITH (fillfactor = 50);
INSERT INTO shard_owner (shard) SELECT generate_series(0, 63);

-- The last slot that was given out per device: where a successor goes on.
CREATE TABLE pace (
  device    uuid PRIMARY KEY,
  last_slot timestamptz NOT NULL
) WITH (fillfactor = 50);

-- What must not be sent: a broadcast, device or workspace by its id. The claim reads it.
CREATE TABLE hold (
  target     uuid PRIMARY KEY,
  kind       text NOT NULL,
  reason     text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- The provider's ids of what it accepted.
CREATE TABLE provider_message (
  provider_id text PRIMARY KEY,
  message     uuid NOT NULL,
  workspace   uuid NOT NULL,
  device      uuid NOT NULL,
  broadcast   uuid,
  created_at  timestamptz NOT NULL DEFAULT now()
);
SELECT protect('provider_message');

-- Receipts whose message is not known (yet).
CREATE TABLE receipt_unmatched (
  id          bigint PRIMARY KEY,
  workspace   uuid NOT NULL,
  provider_id text NOT NULL,
  status      text NOT NULL,
  at          timestamptz NOT NULL,
  correlation uuid,
  error_code  integer,
  error_title text,
  received_at timestamptz NOT NULL
);
SELECT protect('receipt_unmatched');
CREATE INDEX receipt_unmatched_provider ON receipt_unmatched (provider_id);

-- Commands that could not be stored, for an operator to look at and to redrive.
CREATE TABLE parked_command (
  event     uuid PRIMARY KEY,
  workspace uuid NOT NULL,
  reason    text NOT NULL,
  command   text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect('parked_command');

-- The lowest UUIDv7 of an instant: the bound of a partition.
CREATE FUNCTION uuid7_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the daily partitions of history from yesterday to p_days ahead.
CREATE FUNCTION ensure_partitions(p_days integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  v_day  date;
  v_base text;
  v_name text;
BEGIN
  PERFORM pg_advisory_xact_lock(7001, 0);
  FOR v_day IN SELECT (now() AT TIME ZONE 'UTC')::date + d FROM generate_series(-1, p_days) d LOOP
    FOREACH v_base IN ARRAY ARRAY['message', 'attempt'] LOOP
      v_name := v_base || '_' || to_char(v_day, 'YYYYMMDD');
      CONTINUE WHEN to_regclass(v_name) IS NOT NULL;
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = 80)',
        v_name, v_base, uuid7_floor(v_day::timestamp AT TIME ZONE 'UTC'),
        uuid7_floor((v_day + 1)::timestamp AT TIME ZONE 'UTC'));
      EXECUTE format('REVOKE ALL ON %I FROM tidings_app', v_name);
    END LOOP;
  END LOOP;
END $$;
SELECT ensure_partitions(7);

-- Takes those of the shards whose lease has ended, or that this process has, with a new epoch. Waits for claims that are
-- under way: after it returns no older epoch can claim.
CREATE FUNCTION take_shards(p_shards smallint[], p_owner text, p_address text, p_lease interval)
RETURNS TABLE (shard smallint, epoch bigint) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7002, s) FROM (SELECT s FROM unnest(p_shards) s ORDER BY s) ordered;
  RETURN QUERY
    UPDATE shard_owner o
       SET epoch = o.epoch + 1, owner = p_owner, address = p_address, taken_at = clock_timestamp(),
           lease_until = clock_timestamp() + p_lease
     WHERE o.shard = ANY (p_shards) AND (o.lease_until < clock_timestamp() OR o.owner = p_owner)
    RETURNING o.shard, o.epoch;
END $$;

-- Claims what is still queued, for shards whose epoch is the caller's and whose lease runs. Check, lock, claim and the
-- rows of the attempts are one statement for the caller: a client that is paused half-way holds nothing.
CREATE FUNCTION claim_messages(
  p_shards smallint[], p_epochs bigint[],
  m_shards smallint[], m_ids uuid[], m_attempts uuid[], m_slots timestamptz[])
RETURNS TABLE (id uuid) LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7002, s) FROM (SELECT s FROM unnest(p_shards) s ORDER BY s) ordered;
  RETURN QUERY
  WITH owned AS MATERIALIZED (
    SELECT e.shard, e.epoch
      FROM unnest(p_shards, p_epochs) AS e (shard, epoch)
      JOIN shard_owner o ON o.shard = e.shard AND o.epoch = e.epoch AND o.lease_until > clock_timestamp()
  ), wanted AS MATERIALIZED (
    SELECT m.shard, m.id, m.attempt, m.slot, owned.epoch
      FROM unnest(m_shards, m_ids, m_attempts, m_slots) AS m (shard, id, attempt, slot)
      JOIN owned ON owned.shard = m.shard
  ), taken AS (
    UPDATE queue q
       SET state = 'claimed', attempt = w.attempt, epoch = w.epoch, tries = q.tries + 1
      FROM wanted w
     WHERE q.shard = w.shard AND q.id = w.id AND q.state = 'queued' AND q.valid_until > clock_timestamp()
       AND NOT EXISTS (SELECT FROM hold h WHERE h.target IN (q.broadcast, q.device, q.workspace))
    RETURNING q.id, q.workspace, q.device, q.shard, q.epoch, q.tries, w.attempt, w.slot
  ), tried AS (
    INSERT INTO attempt (id, message, workspace, device, shard, epoch, number, slot_at)
    SELECT t.attempt, t.id, t.workspace, t.device, t.shard, t.epoch, t.tries, t.slot FROM taken t
  ), paced AS (
    INSERT INTO pace AS p (device, last_slot)
    SELECT t.device, max(t.slot) FROM taken t GROUP BY t.device ORDER BY t.device
    ON CONFLICT (device) DO UPDATE SET last_slot = greatest(p.last_slot, excluded.last_slot)
  )
  SELECT t.id FROM taken t;
END $$;
