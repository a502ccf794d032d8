-- Events of all workspaces, which relays and consumers move; requests only add to the outbox, where a workspace is checked.
-- Repeatable, since services' own migrations have higher numbers already.
REVOKE ALL ON inbox, parked_event, outbox_relay, outbox_slice FROM tidings_app;
