-- What those who run the platform tell everybody who works with it.

-- platform-wide: every workspace reads it, only the worker role writes it
CREATE TABLE announcement (
    id         uuid PRIMARY KEY,
    title      text NOT NULL,
    message    text NOT NULL,
    type       text NOT NULL CHECK (type IN ('info', 'warning', 'maintenance', 'promo')),
    active     boolean NOT NULL,
    starts_at  timestamptz,
    expires_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CHECK (expires_at > starts_at)
);
ALTER TABLE announcement ENABLE ROW LEVEL SECURITY;
ALTER TABLE announcement FORCE ROW LEVEL SECURITY;
CREATE POLICY to_every_workspace ON announcement FOR SELECT USING (current_workspace() IS NOT NULL);
REVOKE INSERT, UPDATE, DELETE ON announcement FROM tidings_app;
