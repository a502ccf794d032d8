-- Eight partitions instead of one per shard: a statement pays for each partition it could touch, and that was most of
-- what a claim cost. An eighth of five million rows is still vacuumed in a second.

ALTER TABLE queue RENAME TO queue_by_shard;
ALTER INDEX queue_pkey RENAME TO queue_by_shard_pkey;
ALTER INDEX queue_waiting RENAME TO queue_by_shard_waiting;

CREATE TABLE queue (LIKE queue_by_shard INCLUDING DEFAULTS) PARTITION BY HASH (shard);

DO $$
BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format(
      'CREATE TABLE queue_part_%s PARTITION OF queue FOR VALUES WITH (MODULUS 8, REMAINDER %s) WITH (fillfactor = 60,'
      ' autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0)',
      part, part);
    EXECUTE format('REVOKE ALL ON queue_part_%s FROM tidings_app', part);
  END LOOP;
END $$;

-- forced row-level security would hide the rows from the owner too
ALTER TABLE queue_by_shard DISABLE ROW LEVEL SECURITY;
INSERT INTO queue SELECT * FROM queue_by_shard;
DROP TABLE queue_by_shard;
SELECT protect('queue');

ALTER TABLE queue ADD PRIMARY KEY (shard, id);
CREATE INDEX queue_waiting ON queue (device, lane, place);
