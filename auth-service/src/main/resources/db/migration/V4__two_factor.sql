-- The second factor of people who want one: what their app counts on, and codes for the day when it is lost.

-- belongs to the person, in all workspaces; so the policy goes through membership, as that of users does
CREATE TABLE two_factor (
    user_id     uuid PRIMARY KEY REFERENCES users,
    secret      bytea NOT NULL,
    -- null until the app has shown that it has the secret; no login asks for a code before
    enabled_at  timestamptz,
    -- the step of time whose code was taken last: no older one is taken any more, nor this one again
    last_step   bigint NOT NULL DEFAULT 0,
    -- wrong codes since the last right one, and until when no further one is looked at
    wrong       int NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    created_at  timestamptz NOT NULL
);
ALTER TABLE two_factor ENABLE ROW LEVEL SECURITY;
ALTER TABLE two_factor FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON two_factor USING (EXISTS (
    SELECT FROM membership m WHERE m.user_id = two_factor.user_id AND m.workspace = current_workspace()));

CREATE TABLE recovery_code (
    user_id uuid NOT NULL REFERENCES two_factor ON DELETE CASCADE,
    digest  bytea NOT NULL CHECK (length(digest) = 32),
    used_at timestamptz,
    PRIMARY KEY (user_id, digest)
);
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON recovery_code USING (EXISTS (
    SELECT FROM membership m WHERE m.user_id = recovery_code.user_id AND m.workspace = current_workspace()));
