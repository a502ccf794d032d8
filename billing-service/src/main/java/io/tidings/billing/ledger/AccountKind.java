package io.tidings.billing.ledger;

import java.util.Locale;
import java.util.UUID;

/** What an account is for. Those of a customer never fall below zero; the database checks it. */
public enum AccountKind {
    /** What a workspace can spend. */
    CREDIT,
    /** What a workspace has set aside for messages that are on their way. */
    RESERVED,
    /** What the platform earned. */
    REVENUE,
    /** Where granted and bought credit comes from; as far below zero as credit was ever given. */
    FUNDING,
    /** What the platform pays in a customer's place. */
    WRITE_OFF;

    private static final UUID PLATFORM = new UUID(0, 0);

    /** Whose account it is when the workspace moves money: the workspace's own, or the platform's. */
    UUID owner(UUID workspace) {
        return switch (this) {
            case CREDIT, RESERVED -> workspace;
            case REVENUE, FUNDING, WRITE_OFF -> PLATFORM;
        };
    }

    /** The name in the database. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
