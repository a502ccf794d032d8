package io.tidings.platform.fault;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What frameworks fail with, as faults. */
final class Foreign {

    /** PostgreSQL's text has no NUL: {@code character_not_in_repertoire}, {@code untranslatable_character}. */
    private static final Set<String> NOT_STORABLE = Set.of("22021", "22P05");

    /**
     * Classes of PostgreSQL's states that pass: connection, rolled back in a conflict, resources (disk full, too many
     * connections), intervention (shutting down, starting up), system error.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    /** Read-only while it is being switched over; ended because the transaction idled. */
    private static final Set<String> PASSING = Set.of("25006", "25P03");

    private Foreign() {}

    /** The fault that says the same, or null when it is a defect. */
    static @Nullable Fault fault(Throwable failure) {
        return switch (failure) {
            case Fault fault -> fault;
            case WebApplicationException refused -> fault(refused);
            case JsonProcessingException unreadable -> unreadable(unreadable);
            case DatabaseException refused
            when NOT_STORABLE.contains(refused.getSqlState()) ->
                new Malformed("The request holds a character that can't be stored.");
            default -> isAway(failure) ? new Unavailable(Duration.ofSeconds(1)) : null;
        };
    }

    static Fault fault(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 400 -> new Malformed("The request could not be read.");
            case 401 -> Unauthenticated.missing();
            case 404 -> new NotFound();
            case 405 -> new WrongMethod(failure.getResponse().getAllowedMethods());
            case 406 -> new Refused("not_acceptable", "The requested media type is not available.", status);
            case 413 -> new TooLarge();
            case 415 ->
                new Refused(
                        "unsupported_media_type",
                        "The content type is not supported. Send JSON, with the header Content-Type: application/json.",
                        status);
            case 503 -> new Unavailable(Duration.ofSeconds(1));
            default -> new Refused("http_" + status, "The request could not be served.", status);
        };
    }

    static Fault unreadable(JsonProcessingException failure) {
        String field = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        if (!field.isEmpty()) {
            return Invalid.field(field, "The " + field.replace('_', ' ') + " field is invalid.");
        }
        JsonLocation place = failure.getLocation();
        return new Malformed(
                place == null
                        ? "The body is not valid JSON."
                        : "The body is not valid JSON at line " + place.getLineNr() + ", column " + place.getColumnNr()
                                + ".");
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** Whether a store or a service is not there for the moment, be it told by a cause. */
    private static boolean isAway(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case JsonProcessingException _ -> false;
            case IOException _, TimeoutException _, ClosedConnectionException _ -> true;
            case DatabaseException refused -> isPassing(refused.getSqlState());
            case NoStackTraceThrowable text when isConnectionLost(text) -> true;
            default -> isAway(failure.getCause());
        };
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (PASSING.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2)));
    }

    private static boolean isConnectionLost(Throwable text) {
        String message = text.getMessage();
        return message != null && (message.startsWith("Timeout") || message.startsWith("Connection is not active"));
    }
}
