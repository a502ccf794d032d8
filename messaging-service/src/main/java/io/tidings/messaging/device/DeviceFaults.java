package io.tidings.messaging.device;

import io.tidings.platform.fault.Invalid;
import io.vertx.pgclient.PgException;

/** What can be wrong with a device, as the database's constraints tell it. */
final class DeviceFaults {

    private static final String ROW_SECURITY = "42501";
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";

    private DeviceFaults() {}

    /** The fault that a violated constraint stands for; any other failure as it is. */
    static Throwable of(Throwable failure) {
        if (!(failure instanceof PgException violation)) {
            return failure;
        }
        return switch (String.valueOf(violation.getSqlState())) {
            case ROW_SECURITY -> Invalid.field("id", "The id belongs to another device.");
            case FOREIGN_KEY -> Invalid.field("account", "The account is unknown.");
            case UNIQUE -> Invalid.field("phone_number_id", "The account has a device of this number already.");
            default -> failure;
        };
    }
}
