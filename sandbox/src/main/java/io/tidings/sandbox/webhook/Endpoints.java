package io.tidings.sandbox.webhook;

import io.tidings.sandbox.storage.DataFolder;
import jakarta.inject.Singleton;

/** Makes endpoints. */
@Singleton
public final class Endpoints {
    private final WebhookConfig config;
    private final WebhookCalls calls;
    private final DataFolder folder;

    Endpoints(WebhookConfig config, WebhookCalls calls, DataFolder folder) {
        this.config = config;
        this.calls = calls;
        this.folder = folder;
    }

    /** The endpoint of an account; {@code wake} is called when an answer came. */
    public Endpoint of(String wabaId, Composer composer, Runnable wake) {
        Backlog backlog = new Backlog(folder.file("backlog-" + wabaId), config.backlogInMemory());
        return new Endpoint(config, calls, composer, backlog, wake);
    }
}
