package io.tidings.broadcast.field;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; an empty one counts as absent. */
public final class QueryFields {

    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");

    private final FieldErrors errors;

    /** @param errors takes what is wrong */
    public QueryFields(FieldErrors errors) {
        this.errors = errors;
    }

    /** The text, if there is one. */
    public static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(given -> !given.isBlank());
    }

    /** An id that must be there. */
    public OptionalLong requiredId(String field, @Nullable String value) {
        errors.require(text(value).isPresent(), field, "The " + words(field) + " field is required.");
        return id(field, value);
    }

    /** An id, if there is one. */
    public OptionalLong id(String field, @Nullable String value) {
        Optional<String> given = text(value);
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!INTEGER.matcher(given.get()).matches()) {
            errors.add(field, "The " + words(field) + " must be an integer.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(given.get()));
    }

    /** A 0 or 1 that must be there. */
    public Optional<Boolean> requiredFlag(String field, @Nullable String value) {
        errors.require(text(value).isPresent(), field, "The " + words(field) + " field is required.");
        return flag(field, value);
    }

    /** A 0 or 1, if there is one. */
    public Optional<Boolean> flag(String field, @Nullable String value) {
        Optional<String> given = text(value);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return switch (given.get()) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> {
                errors.add(field, "The " + words(field) + " field must be 0 or 1.");
                yield Optional.empty();
            }
        };
    }

    /** An id as the reference tables have it; one that is out of their range is none of them. */
    public static OptionalInt narrow(OptionalLong id) {
        return id.isPresent() ? OptionalInt.of((int) Math.min(id.getAsLong(), Integer.MAX_VALUE)) : OptionalInt.empty();
    }

    private static String words(String field) {
        return field.replace('_', ' ');
    }
}
