-- Row-level security is of the parent: by its own name a partition shows all workspaces.
REVOKE ALL ON message_beyond, attempt_beyond FROM tidings_app;
-- What only the sender and sweeps use; there is no workspace in it that could be checked.
REVOKE ALL ON shard_owner, shard_history, pace, intake_clock FROM tidings_app;
-- who changes an account lifts what its provider had stopped, by way of the workspace's devices
REVOKE INSERT, UPDATE ON hold FROM tidings_app;
