package io.tidings.broadcast.mapping;

/**
 * How much a row may hold, and the object that all rows share. Rows are read back by the page and shown as they were
 * written, so none may be a page by itself.
 */
public final class Bounds {

    /** Fields of an object, the phone among them; no template fills in so many. */
    public static final int MOST_FIELDS = 100;

    /** Bytes of an object as it is written: the longest value fits, even when each of its characters is escaped. */
    public static final int MOST_BYTES = 32 * 1024;

    private Bounds() {}
}
