package io.tidings.auth.audit.api;

import io.tidings.auth.audit.AuditTrail.Filter;
import io.tidings.auth.audit.Link;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of queries; empty ones count as absent. */
record AuditQuery(
        @Nullable String action,
        @Nullable String target,
        @Nullable String actor) {
    private static final String WORKSPACE = "workspace";
    private static final String PLATFORM = "platform";
    private static final int PER_PAGE = 20;
    private static final int MOST = 100;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Fails with {@code Invalid}. */
    Filter filter() {
        return new Filter(given(action), given(target), given(actor).map(AuditQuery::uuid));
    }

    /** Whose log is wanted: the caller's workspace's, or the platform's own; fails with {@code Invalid}. */
    static UUID log(@Nullable String scope, Caller caller) {
        return switch (given(scope).orElse(WORKSPACE)) {
            case WORKSPACE -> caller.workspace();
            case PLATFORM -> Caller.NOBODY;
            default -> throw Invalid.field("scope", "The scope must be workspace or platform.");
        };
    }

    /** Rows on a page, 20 when nothing else is said, and 100 at most; fails with {@code Invalid}. */
    static int perPage(@Nullable String perPage) {
        return given(perPage)
                .map(text -> (int) Math.min(number("per_page", text), MOST))
                .filter(rows -> rows > 0)
                .orElse(PER_PAGE);
    }

    /** The link that was noted before; fails with {@code Invalid} when it is half of one. */
    static Optional<Link> link(@Nullable String seq, @Nullable String hash) {
        Optional<String> place = given(seq);
        Optional<String> known = given(hash);
        if (place.isEmpty() && known.isEmpty()) {
            return Optional.empty();
        }
        String text = known.filter(it -> HASH.matcher(it).matches())
                .orElseThrow(() -> Invalid.field("hash", "The hash must be the one of an entry, in hex."));
        long number = number("seq", place.orElse(""));
        if (number == 0) {
            throw Invalid.field("seq", "The seq must be the one of an entry, from 1.");
        }
        return Optional.of(new Link(number, text));
    }

    private static long number(String field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Invalid.field(field, "The " + field.replace('_', ' ') + " must be an integer.");
        }
        return Long.parseLong(text);
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Invalid.field("actor", "The actor must be a valid UUID.");
        }
        return UUID.fromString(text);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }
}
