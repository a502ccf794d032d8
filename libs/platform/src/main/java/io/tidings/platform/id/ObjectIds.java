package io.tidings.platform.id;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids of 24 hexadecimal digits: eight of the creation time in seconds, sixteen of the integer id. */
public final class ObjectIds {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    private ObjectIds() {}

    /** The id of an entity that was created then and has this integer id. */
    public static String of(Instant created, long id) {
        return "%08x%016x".formatted((int) created.getEpochSecond(), id);
    }

    /** The integer id in it, or empty when the text has another form. */
    public static OptionalLong numberOf(String objectId) {
        return FORM.matcher(objectId).matches()
                ? OptionalLong.of(Long.parseUnsignedLong(objectId.substring(8), 16))
                : OptionalLong.empty();
    }
}
