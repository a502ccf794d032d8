-- What every service's database has: tenancy, outbox, inbox, parked events.

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tidings_app, tidings_worker;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO tidings_app, tidings_worker;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO tidings_app, tidings_worker;

-- The workspace of this transaction; null when none is set, which matches no row.
CREATE FUNCTION current_workspace() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('tidings.workspace', true), '')::uuid $$;

-- Shows and accepts only rows of the current workspace, for the owner of the table too.
-- A partition that is queried by its own name needs its own call.
CREATE FUNCTION protect(protected regclass) RETURNS void
    LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format('CREATE POLICY workspace ON %s USING (workspace = current_workspace())'
        || ' WITH CHECK (workspace = current_workspace())', protected);
END
$$;

-- Events that wait for Kafka. A slice is a set of keys; one relay at a time reads a slice, in the order of seq.
CREATE TABLE outbox (
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    slice       smallint    NOT NULL CHECK (slice BETWEEN 0 AND 15),
    id          uuid        NOT NULL,
    topic       text        NOT NULL,
    key         text        NOT NULL,
    partition   int,
    type        text        NOT NULL,
    traceparent text,
    workspace   uuid        NOT NULL,
    payload     bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (slice, seq)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
-- payloads are short-lived: compressing them would cost more than it saves
ALTER TABLE outbox ALTER COLUMN payload SET STORAGE EXTERNAL;
SELECT protect('outbox');

CREATE TABLE outbox_relay (
    owner       text PRIMARY KEY,
    alive_until timestamptz NOT NULL
);

CREATE TABLE outbox_slice (
    slice       smallint PRIMARY KEY,
    owner       text,
    lease_until timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO outbox_slice (slice) SELECT generate_series(0, 15);

-- Tells that this relay lives, keeps its slices up to its fair share and takes free ones below it.
-- Slices above the share are given back only when the caller says that nothing of them is being sent.
CREATE FUNCTION lease_outbox_slices(me text, lease interval, may_give_back boolean) RETURNS SETOF smallint
    LANGUAGE plpgsql
AS $$
DECLARE
    share int;
    mine  smallint[];
BEGIN
    INSERT INTO outbox_relay AS r (owner, alive_until) VALUES (me, now() + lease)
        ON CONFLICT (owner) DO UPDATE SET alive_until = excluded.alive_until;
    DELETE FROM outbox_relay WHERE alive_until < now() - interval '1 minute';
    SELECT ceil(16.0 / count(*)) INTO share FROM outbox_relay WHERE alive_until > now();
    SELECT coalesce(array_agg(held.slice), '{}') INTO mine FROM (
        SELECT s.slice FROM outbox_slice s WHERE s.owner = me AND s.lease_until > now() ORDER BY s.slice FOR UPDATE
    ) held;
    IF may_give_back AND cardinality(mine) > share THEN
        UPDATE outbox_slice SET owner = NULL, lease_until = '-infinity' WHERE slice = ANY (mine[share + 1:]);
        mine := mine[:share];
    END IF;
    IF cardinality(mine) < share THEN
        mine := mine || ARRAY(
            SELECT s.slice FROM outbox_slice s WHERE s.lease_until <= now()
            ORDER BY s.slice LIMIT share - cardinality(mine) FOR UPDATE SKIP LOCKED);
    END IF;
    UPDATE outbox_slice SET owner = me, lease_until = now() + lease WHERE slice = ANY (mine);
    RETURN QUERY SELECT unnest(mine);
END
$$;

-- Events that a consumer has taken in, kept longer than Kafka keeps the events.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_received ON inbox (received_at);

-- Events that could not be read; they wait here for a person.
CREATE TABLE parked_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer     text        NOT NULL,
    topic        text        NOT NULL,
    partition    int         NOT NULL,
    kafka_offset bigint      NOT NULL,
    key          text,
    headers      jsonb       NOT NULL,
    payload      bytea,
    reason       text        NOT NULL,
    parked_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (consumer, topic, partition, kafka_offset)
);
