package io.tidings.gateway.route;

import java.util.regex.Pattern;

/** The shapes that an id in a path can have; anything of another shape is an unknown path. */
public enum IdForm {
    /** A positive integer that fits 64 bits. */
    DIGITS("[0-9]{1,18}"),
    UUID("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"),
    /** The contact API's {@code _id}. */
    HEX24("[0-9a-fA-F]{24}"),
    /** Sessions, jobs, schedules, tasks and WhatsApp groups. */
    NAME("[A-Za-z0-9][A-Za-z0-9._@-]{0,120}");

    private final Pattern pattern;

    IdForm(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean fits(String segment) {
        return pattern.matcher(segment).matches();
    }
}
