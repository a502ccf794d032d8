package io.tidings.platform.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param total rows of the whole list
 */
public record Page<T>(List<T> items, long total, PageRequest request) {

    public Page {
        items = List.copyOf(items);
    }

    /** The number of pages, at least 1. */
    public long pages() {
        return Math.max(1, Math.ceilDiv(total, request.size()));
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), total, request);
    }
}
