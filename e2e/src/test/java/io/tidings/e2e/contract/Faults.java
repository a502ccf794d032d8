package io.tidings.e2e.contract;

import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.contract.Operation.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is found wrong with one operation. */
final class Faults {

    private static final int INVALID = 422;

    private final String api;
    private final Set<String> found = new LinkedHashSet<>();

    /** @param api in whose words the operation refuses */
    Faults(String api) {
        this.api = api;
    }

    List<String> found() {
        return List.copyOf(found);
    }

    void add(String fault) {
        found.add(fault);
    }

    void expect(String what, int status, Answer answer) {
        if (answer.status() != status) {
            add(what + ": " + answer.status() + " instead of " + status);
        }
    }

    /** It has to be refused with that status, in the API's words. */
    void refused(String what, int status, Answer answer) {
        expect(what, status, answer);
        if (!Words.areOf(api, status, answer.body())) {
            add(what + " is not refused in the API's words: " + answer.text());
        }
        if (answer.headers().firstValue("X-Request-Id").isEmpty()) {
            add(what + " has no request id");
        }
    }

    /** It has to be refused as invalid, with the parameter's name. */
    void named(String what, Parameter parameter, Answer answer) {
        refused(what, INVALID, answer);
        if (answer.body().path("errors").path(parameter.name()).isEmpty()) {
            add(what + " the answer does not name it: " + answer.text());
        }
    }
}
