-- Who signed in from where, and what was done that somebody may be asked about later.

-- logins that were begun and logins that were refused, in the workspace that they were for
CREATE TABLE connection_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace  uuid NOT NULL REFERENCES workspace,
    user_id    uuid NOT NULL REFERENCES users,
    event      text NOT NULL,
    address    inet,
    user_agent text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX connection_log_newest ON connection_log (user_id, workspace, created_at DESC, id DESC);
CREATE INDEX connection_log_by_age ON connection_log (created_at);
SELECT protect('connection_log');

-- append-only: neither role of the service may change or remove a row
CREATE TABLE audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace  uuid NOT NULL,
    actor      uuid NOT NULL,
    action     text NOT NULL,
    target     text NOT NULL,
    request_id text NOT NULL,
    created_at timestamptz NOT NULL
);
SELECT protect('audit_entry');
REVOKE UPDATE, DELETE ON audit_entry FROM tidings_app, tidings_worker;
