package io.tidings.messaging.webhook;

import io.tidings.messaging.testing.Database;
import java.util.List;
import java.util.UUID;

/** What the intake of a workspace has taken: still there, or set aside since because nobody knows the message. */
record StoredReceipts(UUID workspace) {

    private static final String IDS = """
            SELECT provider_id FROM receipt_intake WHERE workspace = ?
            UNION ALL
            SELECT provider_id FROM receipt_unmatched WHERE workspace = ?""";

    List<Object> ids() {
        return Database.asWorker().column(IDS, workspace, workspace);
    }
}
