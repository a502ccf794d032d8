package io.tidings.messaging.webhook;

/** Hears in this process, after commit, that a webhook was stored. Other processes have to look. */
public interface IntakeListener {

    /**
     * So many rows were stored. May be called on any thread; must not block.
     *
     * @param receipts rows of {@code receipt_intake}
     * @param inbound rows of {@code inbound_intake}
     */
    void received(int receipts, int inbound);
}
