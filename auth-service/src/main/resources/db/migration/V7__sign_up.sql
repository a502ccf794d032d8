-- Who registers by themselves, and the codes that show whose phone a number is.

-- an account whose phone isn't verified yet, and the workspace that it will get when it is
CREATE TABLE sign_up (
    user_id    uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    workspace  text NOT NULL,
    country    char(2) NOT NULL,
    zone       text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX sign_up_by_age ON sign_up (created_at);
-- its people are in no workspace yet: no policy, so the request role sees none
ALTER TABLE sign_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_up FORCE ROW LEVEL SECURITY;

-- asked for by people who aren't signed in: no policy either
CREATE TABLE one_time_code (
    user_id     uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    purpose     text NOT NULL CHECK (purpose IN ('account', 'password', 'phone')),
    -- where it was sent, which is what it shows
    phone       text NOT NULL,
    -- sealed; null once it was used
    code        bytea,
    wrong       int NOT NULL DEFAULT 0,
    expires_at  timestamptz NOT NULL,
    -- how many were sent since when
    issued      int NOT NULL,
    issued_from timestamptz NOT NULL,
    PRIMARY KEY (user_id, purpose)
);
ALTER TABLE one_time_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_code FORCE ROW LEVEL SECURITY;

-- strangers can have codes sent to any phone: what one gets, and what all get together, is bounded too
CREATE TABLE code_sent (
    phone   text NOT NULL,
    sent_at timestamptz NOT NULL
);
CREATE INDEX code_sent_by_time ON code_sent (sent_at);
ALTER TABLE code_sent ENABLE ROW LEVEL SECURITY;
ALTER TABLE code_sent FORCE ROW LEVEL SECURITY;

-- null for numbers that were announced before it was kept; the feed reads all announcements again
ALTER TABLE sender ADD COLUMN shard smallint;
