package io.tidings.broadcast.mapping;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with rows: all are counted, the first are listed. */
final class RowFaults {

    private static final int LISTED = 20;
    private static final int LONGEST_QUOTE = 40;

    private final List<String> listed = new ArrayList<>();
    private int count;
    private int rows;

    /** Puts the value in quotes, cut to what a person needs to find it. */
    static String quoted(String value) {
        int shown = value.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, value.codePointCount(0, value.length())));
        return "\"" + value.substring(0, shown) + (shown < value.length() ? "..." : "") + "\"";
    }

    void add(int row, String fault) {
        count++;
        if (listed.size() < LISTED) {
            listed.add("Row " + row + ": " + fault);
        }
    }

    /** Tells how many rows there are in all. */
    void rows(int all) {
        rows = all;
    }

    int rowCount() {
        return rows;
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> messages() {
        List<String> messages = new ArrayList<>(listed);
        if (count > listed.size()) {
            messages.add(
                    "There are " + count + " such faults in " + rows + " rows; the first " + LISTED + " are listed.");
        }
        return messages;
    }
}
