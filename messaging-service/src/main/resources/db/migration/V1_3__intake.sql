-- What providers' webhooks brought, stored before they are answered and applied later in batches.

-- Receipts. The same one may come more than once, and in any order.
CREATE TABLE receipt_intake (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace   uuid NOT NULL,
  provider_id text NOT NULL,
  status      text NOT NULL CHECK (status IN ('sent', 'delivered', 'read', 'failed')),
  at          timestamptz NOT NULL,
  -- what the sender gave along, if it comes back: our message's id, believed only within the workspace
  correlation uuid,
  error_code  integer,
  error_title text,
  received_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect('receipt_intake');

-- Messages of recipients, until they are announced.
CREATE TABLE inbound_intake (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace           uuid NOT NULL,
  device              uuid NOT NULL,
  provider_message_id text NOT NULL,
  sender              text NOT NULL,
  kind                text NOT NULL CHECK (kind IN ('text', 'button')),
  body                text,
  payload             text,
  -- the provider's id of the message that was answered
  context_provider_id text,
  at                  timestamptz NOT NULL,
  received_at         timestamptz NOT NULL DEFAULT now()
);
SELECT protect('inbound_intake');

-- Which inbound messages were announced, for as long as providers redeliver.
CREATE TABLE inbound_seen (
  workspace           uuid NOT NULL,
  device              uuid NOT NULL,
  provider_message_id text NOT NULL,
  seen_at             timestamptz NOT NULL,
  PRIMARY KEY (device, provider_message_id)
);
SELECT protect('inbound_seen');
CREATE INDEX inbound_seen_at ON inbound_seen (seen_at);

-- Signed webhooks that could not be read, as they came, for an operator to look at.
CREATE TABLE intake_rejected (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace   uuid NOT NULL,
  account     uuid NOT NULL,
  body        bytea NOT NULL,
  reason      text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect('intake_rejected');
