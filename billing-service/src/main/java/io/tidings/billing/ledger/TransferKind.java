package io.tidings.billing.ledger;

import java.util.Locale;

/** Why money moved. */
public enum TransferKind {
    /** Credit was given to a workspace. */
    GRANT,
    /** Credit was set aside for an intent. */
    RESERVE,
    /** Messages were accepted by their provider. */
    CAPTURE,
    /** Messages ended unsent, or an intent was given up. */
    RELEASE,
    /** A reservation outlived its time. */
    EXPIRE,
    /** Messages failed after their provider had accepted them. */
    REVERSE,
    /** Messages arrived that their customer had got the money back for. */
    WRITE_OFF;

    /** The name in the database. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
