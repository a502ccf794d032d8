-- What a workspace pays for a message, where it is not the default.
CREATE TABLE workspace_price (
    workspace uuid PRIMARY KEY,
    unit_price numeric(19, 4) NOT NULL CHECK (unit_price >= 0)
);
SELECT protect('workspace_price');

-- Credit set aside for the messages of one intent. held -> settled when messages used all of it,
-- held -> released when the rest was given back, which is also the tombstone of a key that never held anything.
CREATE TABLE reservation (
    workspace uuid NOT NULL,
    key uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('held', 'settled', 'released')),
    unit_price numeric(19, 4) NOT NULL CHECK (unit_price >= 0),
    count integer NOT NULL CHECK (count >= 0),
    amount numeric(19, 4) NOT NULL,
    captured numeric(19, 4) NOT NULL DEFAULT 0 CHECK (captured >= 0),
    released numeric(19, 4) NOT NULL DEFAULT 0 CHECK (released >= 0),
    reversed numeric(19, 4) NOT NULL DEFAULT 0,
    written_off numeric(19, 4) NOT NULL DEFAULT 0 CHECK (written_off >= 0),
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    PRIMARY KEY (workspace, key),
    CONSTRAINT reservation_of_its_price CHECK (amount = unit_price * count),
    CONSTRAINT reservation_not_overdrawn CHECK (captured + released <= amount),
    CONSTRAINT reversed_what_was_captured CHECK (reversed BETWEEN 0 AND captured),
    CONSTRAINT closed_holds_nothing CHECK (state = 'held' OR captured + released = amount),
    CONSTRAINT closed_at_an_instant CHECK ((state = 'held') = (closed_at IS NULL))
) WITH (fillfactor = 70);
SELECT protect('reservation');
CREATE INDEX reservation_to_expire ON reservation (expires_at) WHERE state = 'held';

ALTER TABLE transfer
    ADD CONSTRAINT transfer_of_reservation FOREIGN KEY (workspace, reservation) REFERENCES reservation (workspace, key);
