package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.contract.Operation.Documented;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All that is asked of one operation. */
final class Checks {

    private static final List<String> METHODS = List.of("PATCH", "DELETE", "PUT", "POST", "GET");
    private static final String JSON = "application/json";

    private final Operation operation;
    private final Case shown;
    private final Api api;
    private final Api other;
    private final Api anonymous;
    private final Api unable;
    private final Set<String> methods;
    private final Faults faults;

    /** @param all what tells which methods the path has */
    Checks(Operation operation, Case shown, World world, List<Operation> all) {
        this.operation = operation;
        this.shown = shown;
        this.faults = new Faults(operation.api());
        this.api = world.callerOf(shown);
        this.other = world.other();
        this.anonymous = world.anonymous();
        this.unable = world.unable(operation, shown);
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
        new ParameterChecks(operation, api, faults).run(valid);
        contentTypes();
        ids(valid);
        shown.missing().forEach(what -> faults.add("not built: " + what));
        return faults.found();
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
        faults.expect(documented.when(), documented.status(), answer);
        Shape.differences(documented.body(), answer.body(), shown.nullable())
                .forEach(difference -> faults.add(documented.when() + ": " + difference));
        shown.saying(documented.when()).forEach((field, text) -> says(documented, answer, field, text));
    }

    private void says(Documented documented, Answer answer, String field, String text) {
        String said = answer.body().path(field).asText();
        if (!said.equals(text)) {
            faults.add(documented.when() + ": " + field + " is '" + said + "' instead of '" + text + "'");
        }
    }

    private void credentials(Call valid) {
        if (operation.isOpen()) {
            return;
        }
        faults.refused("without a credential", 401, valid.from(anonymous));
        faults.refused("with a wrong credential", 401, valid.from(api.withToken("0".repeat(64))));
        faults.refused("with half a credential", 401, valid.from(api.withToken("x")));
        Answer lacking = valid.from(unable);
        faults.refused("with a token that lacks the ability", 403, lacking);
        if (operation.isV1() && lacking.body().path("required_abilities").isEmpty()) {
            faults.add("the missing ability is not named: " + lacking.text());
        }
    }

    private void methods(Call valid) {
        METHODS.stream().filter(method -> !methods.contains(method)).findFirst().ifPresent(method -> {
            Answer answer = valid.by(method).from(api);
            faults.refused(method, 405, answer);
            if (answer.headers().firstValue("Allow").isEmpty()) {
                faults.add(method + " is refused without Allow");
            }
        });
        Answer options = anonymous.preflight(valid.path(), valid.method());
        if (options.status() / 100 != 2 || !permits(options, valid.method())) {
            faults.add("OPTIONS answers " + options.status() + " "
                    + options.headers().map());
        }
    }

    /** Whether a page of another origin may then call with a credential and JSON. */
    private static boolean permits(Answer preflight, String method) {
        return permits(preflight, "access-control-allow-origin", Set.of("*"))
                && permits(preflight, "access-control-allow-methods", Set.of(method))
                && permits(preflight, "access-control-allow-headers", Set.of("authorization", "content-type"));
    }

    private static boolean permits(Answer preflight, String header, Set<String> wanted) {
        String listed = preflight.headers().firstValue(header).orElse("");
        return List.of(listed.split(", ?")).containsAll(wanted);
    }

    /** Whatever type is documented has to be taken as JSON is. */
    private void contentTypes() {
        Documented documented = operation.answers().getFirst();
        operation.contentTypes().stream().filter(type -> !type.equals(JSON)).forEach(type -> {
            Call valid = shown.valid().get();
            Answer answer = api.post(valid.path(), Multipart.TYPE, Multipart.of(valid.body()));
            faults.expect("as " + type, documented.status(), answer);
        });
    }

    private void ids(Call valid) {
        if (!operation.hasId()) {
            return;
        }
        Answer unknown = valid.to(operation.path(operation.unknownId())).from(api);
        faults.refused("with an id that nobody has", 404, unknown);
        if (!shown.ofNoWorkspace()) {
            foreign(valid, unknown);
        }
        faults.refused(
                "with an id of another shape",
                404,
                valid.to(operation.path("no~id")).from(api));
    }

    /** Another workspace's id and one that nobody has are the same to a caller. */
    private void foreign(Call valid, Answer unknown) {
        Answer foreign = valid.from(other);
        faults.refused("of another workspace", 404, foreign);
        if (operation.api().equals("confirmed") && !unknown.body().equals(foreign.body())) {
            faults.add("an unknown id answers " + unknown.text() + ", a foreign one " + foreign.text());
        }
    }
}
