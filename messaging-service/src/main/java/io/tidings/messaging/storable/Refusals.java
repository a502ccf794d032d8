package io.tidings.messaging.storable;

import io.vertx.sqlclient.DatabaseException;
import java.util.Optional;
import java.util.Set;

/** Tells what the database would refuse again however often it were tried: data, integrity, limits. */
public final class Refusals {

    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private Refusals() {}

    /** Whether it failed because the database refuses it. */
    public static boolean isRefusal(Throwable failure) {
        return state(failure).isPresent();
    }

    /** The SQLSTATE of a refusal, or empty when it failed for another reason. */
    public static Optional<String> state(Throwable failure) {
        return failure instanceof DatabaseException refused
                ? Optional.ofNullable(refused.getSqlState())
                        .filter(state -> state.length() == 5 && CLASSES.contains(state.substring(0, 2)))
                : Optional.empty();
    }
}
