package io.tidings.platform.paging;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param page from 1
 * @param size rows on a page
 */
public record PageRequest(int page, int size) {

    /** Keeps offsets far inside what the database counts. */
    private static final BigInteger LAST = BigInteger.valueOf(1_000_000);

    public PageRequest {
        if (page < 1 || size < 1) {
            throw new IllegalArgumentException("page " + page + " of size " + size);
        }
    }

    /** The page that a query parameter names; anything that is no page is the first, as Laravel has it. */
    public static PageRequest of(@Nullable String page, int size) {
        if (page == null || !page.matches("[0-9]{1,19}")) {
            return new PageRequest(1, size);
        }
        return new PageRequest(
                new BigInteger(page).min(LAST).max(BigInteger.ONE).intValue(), size);
    }

    /** Rows before this page. */
    public long offset() {
        return (page - 1L) * size;
    }
}
