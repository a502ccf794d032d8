-- Addresses and networks from which a token may be used, each in its one written form; from anywhere when there are none.
ALTER TABLE api_token ADD COLUMN allowed_ips text[] NOT NULL DEFAULT '{}';
