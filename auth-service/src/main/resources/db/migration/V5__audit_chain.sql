-- The audit log becomes a chain for each workspace: what is changed, removed or slipped in breaks it.

ALTER TABLE audit_entry RENAME TO unchained_entry;
ALTER TABLE unchained_entry NO FORCE ROW LEVEL SECURITY;

-- before and after: JSON texts of what was changed, as they were hashed
CREATE TABLE audit_entry (
    workspace  uuid NOT NULL,
    seq        bigint NOT NULL,
    actor      uuid NOT NULL,
    action     text NOT NULL,
    target     text NOT NULL,
    before     text,
    after      text,
    request_id text NOT NULL,
    created_at timestamptz NOT NULL,
    hash       bytea NOT NULL,
    PRIMARY KEY (workspace, seq)
);
CREATE INDEX audit_entry_by_target ON audit_entry (workspace, target, seq);

-- where the chain of a workspace ends
CREATE TABLE audit_head (
    workspace uuid PRIMARY KEY,
    seq       bigint NOT NULL,
    hash      bytea NOT NULL
);

-- Its length in bytes, a colon, the text, a comma; nothing is an empty one.
CREATE FUNCTION netstring(value text) RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$ SELECT octet_length(coalesce(value, '')) || ':' || coalesce(value, '') || ',' $$;

-- SHA-256 of the netstrings of the hash before it, in hex, and the fields of the entry.
CREATE FUNCTION audit_hash(previous bytea, entry audit_entry) RETURNS bytea
    LANGUAGE sql STABLE
AS $$
    SELECT sha256(convert_to(
        netstring(encode(previous, 'hex')) || netstring(entry.seq::text)
            || netstring(to_char(entry.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            || netstring(entry.actor::text) || netstring(entry.action) || netstring(entry.target)
            || netstring(entry.before) || netstring(entry.after) || netstring(entry.request_id), 'UTF8'))
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    head audit_head;
BEGIN
    INSERT INTO audit_head (workspace, seq, hash) VALUES (NEW.workspace, 0, decode(repeat('00', 32), 'hex'))
        ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_head h WHERE h.workspace = NEW.workspace FOR UPDATE;
    NEW.seq := head.seq + 1;
    NEW.hash := audit_hash(head.hash, NEW);
    UPDATE audit_head h SET seq = NEW.seq, hash = NEW.hash WHERE h.workspace = NEW.workspace;
    RETURN NEW;
END
$$;
CREATE TRIGGER chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

INSERT INTO audit_entry (workspace, actor, action, target, request_id, created_at)
    SELECT workspace, actor, action, target, request_id, created_at FROM unchained_entry ORDER BY id;
DROP TABLE unchained_entry;

SELECT protect('audit_entry');
SELECT protect('audit_head');
-- append-only: neither role of the service may change or remove an entry
REVOKE UPDATE, DELETE ON audit_entry FROM tidings_app, tidings_worker;
REVOKE DELETE ON audit_head FROM tidings_app, tidings_worker;
