package io.tidings.messaging.account;

import io.tidings.platform.fault.Invalid;
import io.vertx.pgclient.PgException;

/** What can be wrong with an account. */
final class AccountFaults {

    private static final String ROW_SECURITY = "42501";

    private AccountFaults() {}

    /** The fault when row-level security kept a change from another workspace's row; any other failure as it is. */
    static Throwable of(Throwable failure) {
        boolean foreign = failure instanceof PgException violation && ROW_SECURITY.equals(violation.getSqlState());
        return foreign ? Invalid.field("id", "The id belongs to another account.") : failure;
    }
}
