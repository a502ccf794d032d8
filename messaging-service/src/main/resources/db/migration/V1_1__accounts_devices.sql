-- Provider accounts with their sealed secrets, and the devices (sending numbers) that belong to them.

CREATE TABLE account (
  id            uuid PRIMARY KEY,
  number        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  workspace     uuid NOT NULL,
  name          text NOT NULL,
  provider      text NOT NULL,
  base_url      text NOT NULL,
  graph_version text NOT NULL,
  waba_id       text NOT NULL,
  -- sealed by SecretBox with the workspace as associated data
  access_token  bytea NOT NULL,
  app_secret    bytea NOT NULL,
  verify_token  bytea NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  UNIQUE (workspace, id)
);
SELECT protect('account');

CREATE TABLE device (
  id              uuid PRIMARY KEY,
  number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  workspace       uuid NOT NULL,
  account         uuid NOT NULL,
  name            text NOT NULL,
  phone           text NOT NULL,
  phone_number_id text NOT NULL,
  rate_per_second integer NOT NULL CHECK (rate_per_second > 0),
  shard           smallint NOT NULL CHECK (shard BETWEEN 0 AND 63),
  status          text NOT NULL CHECK (status IN ('active', 'removed')),
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  UNIQUE (account, phone_number_id),
  FOREIGN KEY (workspace, account) REFERENCES account (workspace, id)
);
SELECT protect('device');
CREATE INDEX device_shard ON device (shard);
