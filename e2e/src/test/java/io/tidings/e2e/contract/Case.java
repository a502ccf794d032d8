package io.tidings.e2e.contract;

import io.tidings.e2e.Api.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How an operation is shown.
 *
 * @param valid a call that succeeds, whenever it is made
 * @param shown how each further documented answer comes about, by the words of its {@code when}
 * @param nullable fields that may be null or empty although the example has a value
 */
record Case(Supplier<Call> valid, Map<String, Supplier<Answer>> shown, Set<String> nullable) {

    static Case of(Supplier<Call> valid) {
        return new Case(valid, Map.of(), Set.of());
    }

    Case showing(String when, Supplier<Answer> answer) {
        Map<String, Supplier<Answer>> more = new HashMap<>(shown);
        more.put(when, answer);
        return new Case(valid, more, nullable);
    }

    Case nullable(String... fields) {
        return new Case(valid, shown, Set.of(fields));
    }
}
