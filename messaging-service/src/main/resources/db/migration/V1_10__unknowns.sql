-- Messages whose outcome is not known, for as long as receipts may still tell: how long that is, is counted in the time
-- during which receipts could come in.

-- The time during which receipts could come in, as the processes that take them in have counted it.
CREATE TABLE intake_clock (
  id        smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  healthy   interval NOT NULL DEFAULT '0',
  ticked_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
INSERT INTO intake_clock DEFAULT VALUES;

CREATE TABLE unknown_open (
  message   uuid PRIMARY KEY,
  workspace uuid NOT NULL,
  shard     smallint NOT NULL,
  provider  text NOT NULL,
  -- of intake_clock
  since     interval NOT NULL,
  since_at  timestamptz NOT NULL DEFAULT now()
);
SELECT protect('unknown_open');
CREATE INDEX unknown_open_since ON unknown_open (provider, since);

-- those of before; forced row-level security would hide them from the owner
ALTER TABLE queue NO FORCE ROW LEVEL SECURITY;
ALTER TABLE device NO FORCE ROW LEVEL SECURITY;
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE unknown_open NO FORCE ROW LEVEL SECURITY;
INSERT INTO unknown_open (message, workspace, shard, provider, since)
SELECT q.id, q.workspace, q.shard, a.provider, '0'
  FROM queue q JOIN device d ON d.id = q.device JOIN account a ON a.id = d.account WHERE q.state = 'unknown';
ALTER TABLE queue FORCE ROW LEVEL SECURITY;
ALTER TABLE device FORCE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE unknown_open FORCE ROW LEVEL SECURITY;

-- Whether it was attempted again although the outcome of an earlier attempt never became known.
ALTER TABLE message ADD COLUMN repeated boolean NOT NULL DEFAULT false;
