package io.tidings.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.contract.Operation.Documented;
import io.tidings.e2e.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that is asked of one operation. */
final class Checks {

    private static final List<String> METHODS = List.of("PATCH", "DELETE", "PUT", "POST", "GET");
    /** What a value of each type is surely not. */
    private static final Map<String, Object> WRONG = Map.of(
            "integer", "many",
            "number", "many",
            "numeric", "many",
            "string", Map.of("a", 1),
            "json-string", "{\"data\": [",
            "object", "text",
            "array", "text",
            "boolean", "perhaps",
            "datetime", "yesterday",
            "url", "nowhere");

    private final Operation operation;
    private final Case shown;
    private final Api api;
    private final Api other;
    private final Api anonymous;
    private final Api unable;
    private final Set<String> methods;
    private final List<String> faults = new ArrayList<>();

    /** @param all what tells which methods the path has */
    Checks(Operation operation, Case shown, World world, List<Operation> all) {
        this.operation = operation;
        this.shown = shown;
        this.api = world.api();
        this.other = world.other();
        this.anonymous = world.anonymous();
        this.unable = operation.method().equals("GET") ? world.writer() : world.reader();
        this.methods = all.stream()
                .filter(one -> one.path("{}").equals(operation.path("{}")))
                .map(Operation::method)
                .collect(Collectors.toSet());
    }

    /** What is not as documented; empty when the operation conforms. */
    List<String> run() {
        Call valid = shown.valid().get();
        boolean isFirst = true;
        for (Documented documented : operation.answers()) {
            answer(documented, isFirst ? () -> valid.from(api) : null);
            isFirst = false;
        }
        credentials(valid);
        methods(valid);
        parameters(valid);
        ids(valid);
        return faults;
    }

    private void answer(Documented documented, Supplier<Answer> otherwise) {
        Supplier<Answer> how = shown.shown().getOrDefault(documented.when(), otherwise);
        if (how == null && documented.status() == 422) {
            how = () -> shown.valid().get().empty().from(api);
        }
        if (how == null) {
            faults.add("not shown: " + documented.status() + " " + documented.when());
            return;
        }
        Answer answer = how.get();
        expect(documented.when(), documented.status(), answer);
        Shape.differences(documented.body(), answer.body(), shown.nullable())
                .forEach(difference -> faults.add(documented.when() + ": " + difference));
    }

    private void credentials(Call valid) {
        if (operation.isOpen()) {
            return;
        }
        refused("without a credential", 401, valid.from(anonymous));
        refused("with a wrong credential", 401, valid.from(api.withToken("0".repeat(64))));
        refused("with half a credential", 401, valid.from(api.withToken("x")));
        Answer lacking = valid.from(unable);
        refused("with a token that lacks the ability", 403, lacking);
        if (lacking.body().path("required_abilities").isEmpty()) {
            faults.add("the missing ability is not named: " + lacking.text());
        }
    }

    private void methods(Call valid) {
        METHODS.stream().filter(method -> !methods.contains(method)).findFirst().ifPresent(method -> {
            Answer answer = valid.by(method).from(api);
            refused(method, 405, answer);
            if (answer.headers().firstValue("Allow").isEmpty()) {
                faults.add(method + " is refused without Allow");
            }
        });
        Answer options = anonymous.preflight(valid.path(), valid.method());
        if (options.status() / 100 != 2
                || options.headers().firstValue("access-control-allow-origin").isEmpty()) {
            faults.add("OPTIONS answers " + options.status() + " "
                    + options.headers().map());
        }
    }

    private void parameters(Call valid) {
        for (Parameter parameter : operation.required()) {
            named(
                    "without " + parameter.name(),
                    parameter,
                    valid.without(parameter).from(api));
            Object wrong = WRONG.get(parameter.type());
            if (wrong != null) {
                named(
                        "with a wrong " + parameter.name(),
                        parameter,
                        valid.with(parameter, wrong).from(api));
            }
        }
    }

    private void named(String what, Parameter parameter, Answer answer) {
        refused(what, 422, answer);
        if (answer.body().path("errors").path(parameter.name()).isEmpty()) {
            faults.add(what + " the answer does not name it: " + answer.text());
        }
    }

    /** Another workspace's id and one that nobody has are the same to a caller. */
    private void ids(Call valid) {
        if (!operation.hasId()) {
            return;
        }
        refused("of another workspace", 404, valid.from(other));
        Answer unknown = valid.to(operation.path("987654321")).from(api);
        JsonNode foreign = valid.from(other).body();
        if (operation.api().equals("confirmed") && !unknown.body().equals(foreign)) {
            faults.add("an unknown id answers " + unknown.text() + ", a foreign one " + foreign);
        }
        refused(
                "with an id of another shape",
                404,
                valid.to(operation.path("no~id")).from(api));
    }

    private void refused(String what, int status, Answer answer) {
        expect(what, status, answer);
        JsonNode said = answer.body().path(operation.api().equals("grow") ? "error" : "message");
        if (!said.isTextual() || said.asText().isBlank()) {
            faults.add(what + " says nothing: " + answer.text());
        }
    }

    private void expect(String what, int status, Answer answer) {
        if (answer.status() != status) {
            faults.add(what + ": " + answer.status() + " instead of " + status);
        }
    }
}
