package io.tidings.sandbox.webhook;

/** One call that is made until it is acknowledged. */
final class Delivery {
    private final Updates updates;
    private final byte[] body;
    private int attempts;
    private long nextAt;

    Delivery(Updates updates, byte[] body) {
        this.updates = updates;
        this.body = body;
    }

    Updates updates() {
        return updates;
    }

    byte[] body() {
        return body;
    }

    long nextAt() {
        return nextAt;
    }

    /** Plans the next attempt: the wait doubles each time up to the longest. */
    void failed(long now, WebhookConfig config) {
        long first = config.backOff().toMillis();
        long wait = first << Math.min(attempts, 20);
        attempts++;
        nextAt = now + Math.min(wait, config.maxBackOff().toMillis());
    }
}
