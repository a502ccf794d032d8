package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.contract.Operation.Parameter;
import java.util.List;
import java.util.Map;

/** What is asked of the parameters of one operation. */
final class ParameterChecks {

    /** What a value of each type is surely not; in a query all are texts. */
    private static final Map<String, List<Object>> WRONG = Map.ofEntries(
            Map.entry("integer", List.of("many", "1.5", "-1", 1.5, -1, List.of(1), Map.of("a", 1))),
            Map.entry("number", List.of("many", List.of(1))),
            Map.entry("numeric", List.of("many", "1.5", "-1", List.of(1))),
            Map.entry("string", List.of(Map.of("a", 1), List.of("a"))),
            Map.entry("json-string", List.of("{\"data\": [", List.of("a"))),
            Map.entry("object", List.of("text", 5, true)),
            Map.entry("array", List.of("text", 5)),
            Map.entry("boolean", List.of("perhaps", "1.5", "-1", List.of(true))),
            Map.entry("datetime", List.of("yesterday", List.of(), Map.of(), 5)),
            Map.entry("uuid", List.of("mine", 5, List.of("a"), Map.of("a", 1))),
            Map.entry("url", List.of("nowhere")));

    private static final int NOT_BUILT = 501;
    private static final int FAILED = 500;
    /** What is no page is the first one: the frameworks of these APIs have it so. */
    private static final String FORGIVEN = "page";

    private final Operation operation;
    private final Api api;
    private final Faults faults;
    private final int success;

    ParameterChecks(Operation operation, Api api, Faults faults) {
        this.operation = operation;
        this.api = api;
        this.faults = faults;
        this.success = operation.answers().getFirst().status();
    }

    void run(Call valid) {
        for (Parameter parameter : operation.required()) {
            faults.named(
                    "without " + parameter.name(),
                    parameter,
                    valid.without(parameter).from(api));
            wrong(valid, parameter);
            if (parameter.isQueried()) {
                faults.named("with an empty " + parameter.name(), parameter, empty(valid, parameter));
                faults.named("with " + parameter.name() + "[]", parameter, array(valid, parameter));
            }
        }
        operation.optional().forEach(parameter -> optional(valid, parameter));
    }

    private void optional(Call valid, Parameter parameter) {
        right(valid, parameter);
        if (parameter.isQueried()) {
            // DECISIONS, 10: empty strings count as absent
            faults.expect("with an empty " + parameter.name(), success, empty(valid, parameter));
            // a name that nobody knows is passed over, and name[] is taken for one
            faults.expect("with " + parameter.name() + "[]", success, array(valid, parameter));
        }
        if (parameter.name().equals(FORGIVEN)) {
            values(parameter)
                    .forEach(value -> faults.expect(
                            "with the " + parameter.name() + " " + value,
                            success,
                            valid.with(parameter, value).from(api)));
        } else {
            wrong(valid, parameter);
        }
    }

    /** As the contract gives an example of it. */
    private void right(Call valid, Parameter parameter) {
        operation.example(parameter).ifPresent(value -> {
            Answer answer = valid.with(parameter, value).from(api);
            if (answer.status() == NOT_BUILT) {
                notBuilt(parameter);
            } else if (answer.status() >= FAILED) {
                faults.add("with " + parameter.name() + ": " + answer.text());
            }
        });
    }

    private void notBuilt(Parameter parameter) {
        faults.add(parameter.name() + " is not built");
    }

    private void wrong(Call valid, Parameter parameter) {
        for (Object value : values(parameter)) {
            Answer answer = valid.with(parameter, value).from(api);
            if (answer.status() == NOT_BUILT) {
                notBuilt(parameter);
            } else {
                faults.named("with the wrong " + parameter.name() + " " + value, parameter, answer);
            }
        }
    }

    private static List<Object> values(Parameter parameter) {
        return WRONG.getOrDefault(parameter.type(), List.of()).stream()
                .filter(value -> !parameter.isQueried() || value instanceof String)
                .toList();
    }

    private Answer empty(Call valid, Parameter parameter) {
        return valid.with(parameter, "").from(api);
    }

    private Answer array(Call valid, Parameter parameter) {
        return valid.without(parameter).asking(parameter.name() + "[]", 1).from(api);
    }
}
