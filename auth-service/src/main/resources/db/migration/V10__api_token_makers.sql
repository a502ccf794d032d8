-- Who made a token, and with which one: it ends with that token, and when its maker has left the workspace. Those of before,
-- and those that the operator provisions, have no maker.
ALTER TABLE api_token ADD COLUMN issued_by uuid REFERENCES users;
ALTER TABLE api_token ADD COLUMN made_with uuid REFERENCES api_token;
CREATE INDEX api_token_made_with ON api_token (made_with) WHERE made_with IS NOT NULL;
