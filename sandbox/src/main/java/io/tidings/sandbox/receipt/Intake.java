package io.tidings.sandbox.receipt;

import io.tidings.sandbox.webhook.Updates;

/** Where other threads leave updates for the one that sends them. */
final class Intake {
    private static final int ROOM = 64;

    private Updates incoming = new Updates(ROOM);

    synchronized void add(Update update, long dueMillis) {
        incoming.add(update.packed(), dueMillis);
    }

    synchronized boolean isEmpty() {
        return incoming.size() == 0;
    }

    synchronized Updates drain() {
        Updates drained = incoming;
        if (drained.size() > 0) {
            incoming = new Updates(ROOM);
        }
        return drained;
    }
}
