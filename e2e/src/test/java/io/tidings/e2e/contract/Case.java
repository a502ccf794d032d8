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
 * @param texts what fields of such an answer have to say to the letter, times included, by its {@code when} and their names
 * @param nullable fields that may be null or empty although the example has a value
 * @param forAdmins whether only those may call who run the platform
 * @param ofNoWorkspace whether what the id in the path names belongs to no workspace
 * @param missing what is documented, not built, and shown by no answer
 */
record Case(
        Supplier<Call> valid,
        Map<String, Supplier<Answer>> shown,
        Map<String, Map<String, String>> texts,
        Set<String> nullable,
        boolean forAdmins,
        boolean ofNoWorkspace,
        Set<String> missing) {

    static Case of(Supplier<Call> valid) {
        return new Case(valid, Map.of(), Map.of(), Set.of(), false, false, Set.of());
    }

    Case showing(String when, Supplier<Answer> answer) {
        Map<String, Supplier<Answer>> more = new HashMap<>(shown);
        more.put(when, answer);
        return new Case(valid, more, texts, nullable, forAdmins, ofNoWorkspace, missing);
    }

    Case saying(String when, Map<String, String> fields) {
        Map<String, Map<String, String>> more = new HashMap<>(texts);
        more.put(when, fields);
        return new Case(valid, shown, more, nullable, forAdmins, ofNoWorkspace, missing);
    }

    Map<String, String> saying(String when) {
        return texts.getOrDefault(when, Map.of());
    }

    Case nullable(String... fields) {
        return new Case(valid, shown, texts, Set.of(fields), forAdmins, ofNoWorkspace, missing);
    }

    Case byAdmins() {
        return new Case(valid, shown, texts, nullable, true, ofNoWorkspace, missing);
    }

    /** Its id means the same to every workspace. */
    Case everybodys() {
        return new Case(valid, shown, texts, nullable, forAdmins, true, missing);
    }

    /** What is documented and not built, although all answers are as they should be. */
    Case without(String... what) {
        return new Case(valid, shown, texts, nullable, forAdmins, ofNoWorkspace, Set.of(what));
    }
}
