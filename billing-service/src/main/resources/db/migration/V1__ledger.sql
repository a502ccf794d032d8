-- The double-entry ledger. The database itself keeps its three rules:
-- the entries of a transfer sum to zero, a balance is the sum of its entries, a customer owes nothing.
-- The platform's own accounts belong to the nil workspace, which no caller has.

CREATE TABLE account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('credit', 'reserved', 'revenue', 'funding', 'write_off')),
    balance numeric(19, 4) NOT NULL DEFAULT 0,
    UNIQUE (workspace, kind),
    CONSTRAINT account_of_its_owner CHECK (
        (kind IN ('credit', 'reserved')) = (workspace <> '00000000-0000-0000-0000-000000000000')),
    CONSTRAINT customer_never_negative CHECK (balance >= 0 OR kind NOT IN ('credit', 'reserved'))
) WITH (fillfactor = 50);
INSERT INTO account (workspace, kind)
    SELECT '00000000-0000-0000-0000-000000000000', kind FROM unnest(ARRAY['revenue', 'funding', 'write_off']) AS kind;
SELECT protect('account');

CREATE TABLE transfer (
    id uuid PRIMARY KEY,
    workspace uuid NOT NULL,
    kind text NOT NULL
        CHECK (kind IN ('grant', 'reserve', 'capture', 'release', 'expire', 'reverse', 'write_off')),
    reservation uuid,
    event uuid,
    memo text NOT NULL DEFAULT '',
    at timestamptz NOT NULL
);
SELECT protect('transfer');
CREATE INDEX transfer_by_reservation ON transfer (workspace, reservation) WHERE reservation IS NOT NULL;
-- outlives the inbox, whose rows are kept for days
CREATE UNIQUE INDEX transfer_once_per_event ON transfer (event, reservation, kind) WHERE event IS NOT NULL;

CREATE TABLE entry (
    transfer uuid NOT NULL REFERENCES transfer,
    account bigint NOT NULL REFERENCES account,
    workspace uuid NOT NULL,
    amount numeric(19, 4) NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (transfer, account)
);
SELECT protect('entry');
CREATE INDEX entry_by_account ON entry (account);

-- Every statement that posts entries brings whole transfers, so the ledger sums to zero also between statements.
-- Accounts are locked in the order of their ids: postings wait for one another, but never in a circle.
CREATE FUNCTION carry_to_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved bigint;
BEGIN
    IF EXISTS (SELECT FROM posted GROUP BY transfer HAVING sum(amount) <> 0) THEN
        RAISE integrity_constraint_violation
            USING MESSAGE = 'the entries of a transfer do not sum to zero', CONSTRAINT = 'transfer_sums_to_zero';
    END IF;
    PERFORM FROM account WHERE id IN (SELECT account FROM posted) ORDER BY id FOR NO KEY UPDATE;
    UPDATE account SET balance = balance + change.amount
        FROM (SELECT account, sum(amount) AS amount FROM posted GROUP BY account) AS change
        WHERE id = change.account;
    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved <> (SELECT count(DISTINCT account) FROM posted) THEN
        RAISE integrity_constraint_violation
            USING MESSAGE = 'an entry names an account out of reach', CONSTRAINT = 'entry_within_reach';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER carry_to_balances AFTER INSERT ON entry
    REFERENCING NEW TABLE AS posted FOR EACH STATEMENT EXECUTE FUNCTION carry_to_balances();

CREATE FUNCTION refuse_bare_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE integrity_constraint_violation
        USING MESSAGE = 'a balance changes by entries only', CONSTRAINT = 'balance_by_entries';
END
$$;
CREATE TRIGGER refuse_bare_balance BEFORE UPDATE ON account
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_bare_balance();

REVOKE ALL ON account, transfer, entry FROM tidings_app, tidings_worker;
GRANT SELECT, INSERT (workspace, kind), UPDATE (balance) ON account TO tidings_app, tidings_worker;
GRANT SELECT, INSERT ON transfer, entry TO tidings_app, tidings_worker;
