package io.tidings.broadcast.intake;

import io.tidings.broadcast.mapping.Mapping.DuplicateRow;
import java.util.List;
import java.util.Map;

/**
 * A broadcast that will be sent.
 *
 * @param id its integer id in the public APIs
 * @param duplicates rows that repeat a number, and are not sent again
 * @param firstDuplicates the first of them
 * @param missing how many contacts have no value, by variable
 */
public record Accepted(long id, int duplicates, List<DuplicateRow> firstDuplicates, Map<String, Integer> missing) {}
