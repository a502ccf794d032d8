-- Who was asked to join a workspace. Whoever has the secret and signs in with the e-mail that it was made for may.

CREATE TABLE invitation (
    id          uuid PRIMARY KEY,
    workspace   uuid NOT NULL REFERENCES workspace,
    email       citext NOT NULL,
    role        text NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
    digest      bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    invited_by  uuid NOT NULL REFERENCES users,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    revoked_at  timestamptz
);
-- one that waits for each address
CREATE UNIQUE INDEX invitation_waiting ON invitation (workspace, email)
    WHERE accepted_at IS NULL AND revoked_at IS NULL;
SELECT protect('invitation');
