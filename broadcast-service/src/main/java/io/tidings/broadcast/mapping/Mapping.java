package io.tidings.broadcast.mapping;

import java.util.List;
import java.util.Map;

/**
 * The rows of a broadcast, read and found good.
 *
 * @param contacts distinct numbers, in the order of their first rows
 * @param duplicates how many rows repeat the number of an earlier one
 * @param firstDuplicates the first of those rows
 * @param missing how many contacts have no value, by variable; only variables that miss one
 */
public record Mapping(
        Contacts contacts, int duplicates, List<DuplicateRow> firstDuplicates, Map<String, Integer> missing)
        implements MappingOutcome {

    /**
     * A row that repeats a number.
     *
     * @param row from 1
     * @param phone digits
     * @param firstRow the row that is sent to
     */
    public record DuplicateRow(int row, String phone, int firstRow) {}
}
