-- Single messages. What becomes of one is known to messaging-service; here is what was asked for, and how far the
-- hand-over has come: reserving -> handing -> stored, or -> abandoning (to be released) or withdrawing (first to be taken
-- back from messaging-service, if it has it not).
CREATE TABLE message (
    -- a UUIDv7, the message's id everywhere and the key of its reservation
    uuid            uuid        PRIMARY KEY,
    id              bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    workspace       uuid        NOT NULL,
    name            text        NOT NULL,
    template        uuid        NOT NULL REFERENCES template,
    device          uuid        NOT NULL,
    phone           text        NOT NULL,
    -- the phone as the customer wrote it
    input           text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('reserving', 'handing', 'stored', 'withdrawing', 'abandoning')),
    due_at          timestamptz,
    created_at      timestamptz NOT NULL,
    idempotency_key text,
    -- of the request that the key came with
    digest          text        NOT NULL
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX message_idempotency ON message (workspace, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX message_on_its_way ON message (created_at) WHERE state <> 'stored';
SELECT protect('message');
