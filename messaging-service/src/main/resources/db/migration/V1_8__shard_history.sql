-- Who took which shard when, for operators and for the proof that nobody sends after a successor has begun: the latest
-- thousand epochs of a shard. The trigger belongs to the statement that takes, so no take-over is missing here.

CREATE TABLE shard_history (
  shard    smallint NOT NULL,
  epoch    bigint NOT NULL,
  owner    text,
  address  text,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (shard, epoch)
);

CREATE FUNCTION remember_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shard_history (shard, epoch, owner, address, taken_at)
  VALUES (NEW.shard, NEW.epoch, NEW.owner, NEW.address, NEW.taken_at);
  DELETE FROM shard_history WHERE shard = NEW.shard AND epoch <= NEW.epoch - 1000;
  RETURN NULL;
END $$;

CREATE TRIGGER remember_owner AFTER UPDATE ON shard_owner
  FOR EACH ROW WHEN (NEW.epoch <> OLD.epoch) EXECUTE FUNCTION remember_owner();
