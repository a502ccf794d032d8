package io.tidings.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import io.tidings.e2e.contract.Operation.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * No operation shows or changes what belongs to another workspace (P9). Made from the contract's files and the one of our
 * own operations, which together are the route table: an operation that is built and that nobody shows here fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {

    private static final int NOT_BUILT = 501;
    private static final long UNKNOWN = 987_654_321;
    /** Ids of all shapes. */
    private static final List<String> IDS =
            List.of("1", "0198f6a0-0000-7000-8000-000000000001", "c1b2c3d4e5f6a7b8c9d0e1f2");
    /** What anybody may call; providers sign what they post. */
    private static final Set<String> OPEN = Set.of("confirmed.login", "webhooks.meta.verify", "webhooks.meta.receive");

    private final World world = new World();
    private final List<Operation> operations =
            Stream.of(Operation.all(), Operation.ours()).flatMap(List::stream).toList();
    private final Map<String, Case> cases = new HashMap<>();
    private final List<String> offences = new ArrayList<>();

    @BeforeAll
    void prepare() {
        ConfirmedCases confirmed = new ConfirmedCases(world);
        cases.putAll(confirmed.all());
        cases.putAll(confirmed.ours());
    }

    @AfterAll
    void quiet() {
        world.awaitQuiet();
    }

    @Test
    void nothingOfAnotherWorkspaceIsShownOrChanged() {
        Answer before = state();
        assertThat(before.text()).contains(world.otherName());

        operations.stream().filter(operation -> !OPEN.contains(operation.id())).forEach(this::check);

        assertThat(offences).isEmpty();
        assertThat(state().body().path("data")).isEqualTo(before.body().path("data"));
    }

    private Answer state() {
        return world.other().get("/api/v1/broadcasts/" + world.foreign("id").orElseThrow());
    }

    private void check(Operation operation) {
        Case shown = cases.get(operation.id());
        if (shown == null) {
            notBuilt(operation);
            return;
        }
        Call valid = shown.valid().get();
        operation.references().forEach(reference -> reference(operation, valid, reference));
        if (operation.method().equals("GET") && valid.from(world.api()).text().contains(world.otherName())) {
            offences.add(operation + " shows what belongs to another workspace");
        }
    }

    private void notBuilt(Operation operation) {
        Api caller = operation.method().equals("GET") ? world.reader() : world.writer();
        boolean is = IDS.stream()
                .map(id -> new Call(operation.method(), operation.path(id), Map.of(), Map.of()))
                .anyMatch(call -> call.from(caller).status() == NOT_BUILT);
        if (!is) {
            offences.add(operation + " is built, and nothing here shows that it keeps workspaces apart");
        }
    }

    /** Another workspace's id gets what an id gets that nobody has. */
    private void reference(Operation operation, Call valid, Parameter parameter) {
        Answer unknown = referring(operation, valid, parameter, UNKNOWN);
        if (unknown.status() == NOT_BUILT && !parameter.required()) {
            return;
        }
        world.foreign(parameter.name()).ifPresent(id -> {
            Answer foreign = referring(operation, valid, parameter, id);
            int status = parameter.in().equals("path") ? 404 : 422;
            if (foreign.status() != status || !foreign.text().equals(unknown.text())) {
                offences.add(operation + " answers a foreign " + parameter.name() + " " + foreign.status() + " "
                        + foreign.text() + ", an unknown one " + unknown.status() + " " + unknown.text());
            }
        });
    }

    private Answer referring(Operation operation, Call valid, Parameter parameter, Object id) {
        Api caller = world.api();
        return parameter.in().equals("path")
                ? valid.to(operation.path(id.toString())).from(caller)
                : valid.with(parameter, id).from(caller);
    }
}
