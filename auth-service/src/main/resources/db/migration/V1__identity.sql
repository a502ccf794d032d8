-- Who may do what, where: workspaces, users, memberships, credentials, signing keys, and the senders shown at login.

CREATE EXTENSION IF NOT EXISTS citext;

CREATE TABLE workspace (
    workspace  uuid PRIMARY KEY,
    number     bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name       text NOT NULL,
    country    char(2) NOT NULL,
    zone       text NOT NULL,
    suspended  boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
SELECT protect('workspace');

-- a user belongs to any number of workspaces, so the policy goes through membership
CREATE TABLE users (
    id                             uuid PRIMARY KEY,
    number                         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name                           text NOT NULL,
    email                          citext NOT NULL UNIQUE,
    phone                          text NOT NULL CHECK (phone ~ '^[0-9]{5,20}$'),
    password_hash                  text NOT NULL,
    language                       text NOT NULL,
    roles                          text[] NOT NULL,
    admin                          boolean NOT NULL DEFAULT false,
    phone_verified_at              timestamptz,
    two_factor_enabled             boolean NOT NULL DEFAULT false,
    first_message_wizard_completed boolean NOT NULL DEFAULT false,
    shop_domain                    text,
    auth_type                      text,
    created_at                     timestamptz NOT NULL DEFAULT now(),
    updated_at                     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE membership (
    workspace uuid NOT NULL REFERENCES workspace,
    user_id   uuid NOT NULL REFERENCES users,
    role      text NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
    position  int NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, workspace)
);
CREATE INDEX membership_by_workspace ON membership (workspace);
SELECT protect('membership');

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON users USING (EXISTS (
    SELECT FROM membership m WHERE m.user_id = users.id AND m.workspace = current_workspace()));

-- one login; its tokens name it, so that revoking the row revokes them all, refreshed ones too
CREATE TABLE login_session (
    id           uuid PRIMARY KEY,
    workspace    uuid NOT NULL REFERENCES workspace,
    user_id      uuid NOT NULL REFERENCES users,
    started_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    revoked_at   timestamptz
);
CREATE INDEX login_session_by_user ON login_session (user_id) WHERE revoked_at IS NULL;
CREATE INDEX login_session_by_use ON login_session (last_used_at);
SELECT protect('login_session');

CREATE TABLE api_token (
    id           uuid PRIMARY KEY,
    number       bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    workspace    uuid NOT NULL REFERENCES workspace,
    user_id      uuid NOT NULL REFERENCES users,
    name         text NOT NULL,
    digest       bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    shown        char(8) NOT NULL,
    abilities    text[] NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX api_token_by_workspace ON api_token (workspace);
SELECT protect('api_token');

-- numbers that messaging-service announced; kept after removal, so that an older event can't bring one back
CREATE TABLE sender (
    device         uuid PRIMARY KEY,
    workspace      uuid NOT NULL,
    number         bigint NOT NULL,
    account        uuid NOT NULL,
    account_number bigint NOT NULL,
    account_name   text NOT NULL,
    name           text NOT NULL,
    phone          text NOT NULL,
    active         boolean NOT NULL,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX sender_by_workspace ON sender (workspace) WHERE active;
SELECT protect('sender');

-- platform-wide: no policy, so the request role sees none; only the worker role reads keys
CREATE TABLE signing_key (
    kid         text PRIMARY KEY,
    purpose     text NOT NULL CHECK (purpose IN ('login', 'inward')),
    public_key  bytea NOT NULL,
    private_key bytea NOT NULL,
    signs_from  timestamptz NOT NULL,
    retired_at  timestamptz
);
ALTER TABLE signing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_key FORCE ROW LEVEL SECURITY;
