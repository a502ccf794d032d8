-- A broadcast begins as an intent (reserving). It is visible from in_queue on.
CREATE TABLE broadcast (
    uuid          uuid           PRIMARY KEY,
    id            bigint         GENERATED ALWAYS AS IDENTITY UNIQUE,
    workspace     uuid           NOT NULL,
    name          text           NOT NULL,
    template      uuid           NOT NULL REFERENCES template,
    template_name text           NOT NULL,
    language_id   int            NOT NULL REFERENCES language,
    device        uuid           NOT NULL,
    sender_phone  text           NOT NULL,
    -- what is sent: frozen here, whatever happens to the template afterwards
    content       text           NOT NULL,
    global_data   text           NOT NULL,
    state         text           NOT NULL CHECK (state IN ('reserving', 'abandoning', 'in_queue', 'sending', 'completed')),
    contacts      int            NOT NULL,
    unit_price    numeric(14, 4) NOT NULL DEFAULT 0,
    created_at    timestamptz    NOT NULL,
    accepted_at   timestamptz,
    valid_until   timestamptz    NOT NULL,
    completed_at  timestamptz,
    -- recipients up to this position have been commanded
    commanded     int            NOT NULL DEFAULT 0,
    planned_at    timestamptz,
    -- counts, kept by the transitions of recipients; reported are those with nothing left to attempt
    reported      int            NOT NULL DEFAULT 0,
    sent          int            NOT NULL DEFAULT 0,
    delivered     int            NOT NULL DEFAULT 0,
    read          int            NOT NULL DEFAULT 0,
    failed        int            NOT NULL DEFAULT 0,
    unknown       int            NOT NULL DEFAULT 0,
    suppressed    int            NOT NULL DEFAULT 0,
    cancelled     int            NOT NULL DEFAULT 0,
    expired       int            NOT NULL DEFAULT 0,
    confirmed     int            NOT NULL DEFAULT 0,
    interacted    int            NOT NULL DEFAULT 0,
    cost          numeric(14, 4) NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE INDEX broadcast_listing ON broadcast (workspace, id DESC);
-- none of these two holds a count: an update of counts stays within its page
CREATE INDEX broadcast_to_plan ON broadcast (workspace, planned_at)
    WHERE state IN ('in_queue', 'sending') AND commanded < contacts;
CREATE INDEX broadcast_intent ON broadcast (created_at) WHERE state IN ('reserving', 'abandoning');
SELECT protect('broadcast');

-- Whom a broadcast is for. There is no foreign key: rows are written only in the transaction that locks the
-- broadcast's row to accept it.
CREATE TABLE recipient (
    -- a UUIDv7, and the message's id everywhere
    uuid         uuid           PRIMARY KEY,
    id           bigint         GENERATED ALWAYS AS IDENTITY,
    workspace    uuid           NOT NULL,
    broadcast    uuid           NOT NULL,
    -- 1, 2, 3 ... without a gap
    position     int            NOT NULL,
    phone        text           NOT NULL,
    -- as the customer wrote it
    row          json           NOT NULL,
    -- planned, or a sending state of libs/events
    sending      text           NOT NULL DEFAULT 'planned',
    receipt      text           NOT NULL DEFAULT 'none',
    cost         numeric(14, 4) NOT NULL DEFAULT 0,
    error_code   int,
    error_title  text,
    sent_at      timestamptz,
    delivered_at timestamptz,
    read_at      timestamptz,
    failed_at    timestamptz,
    confirmed    boolean        NOT NULL DEFAULT false,
    canceled     boolean        NOT NULL DEFAULT false,
    interacted   boolean        NOT NULL DEFAULT false,
    reply_at     timestamptz
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX recipient_position ON recipient (broadcast, position);
SELECT protect('recipient');

-- A chunk of recipients that was commanded and may not have been acknowledged yet.
CREATE TABLE command (
    broadcast uuid        NOT NULL,
    first     int         NOT NULL,
    last      int         NOT NULL,
    workspace uuid        NOT NULL,
    due_at    timestamptz NOT NULL,
    tries     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (broadcast, first)
);
CREATE INDEX command_due ON command (due_at);
SELECT protect('command');

-- When a workspace was last planned for.
CREATE TABLE turn (
    workspace uuid        PRIMARY KEY,
    served_at timestamptz NOT NULL
);
SELECT protect('turn');

-- What recipients answered, once per inbound message; never the text.
CREATE TABLE reply (
    device              uuid        NOT NULL,
    provider_message_id text        NOT NULL,
    workspace           uuid        NOT NULL,
    recipient           uuid        NOT NULL,
    kind                text        NOT NULL CHECK (kind IN ('confirm', 'cancel', 'other')),
    at                  timestamptz NOT NULL,
    PRIMARY KEY (device, provider_message_id)
);
SELECT protect('reply');
