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
    /** Ids of all shapes. */
    private static final List<String> IDS =
            List.of("1", "0198f6a0-0000-7000-8000-000000000001", "c1b2c3d4e5f6a7b8c9d0e1f2");
    /** What anybody may call; providers sign what they post. */
    private static final Set<String> OPEN =
            Set.of("confirmed.login", "flowkirim.health", "webhooks.meta.verify", "webhooks.meta.receive");

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
        cases.putAll(new FlowkirimCases(world).all());
    }

    @AfterAll
    void quiet() {
        world.awaitQuiet();
    }

    @Test
    void nothingOfAnotherWorkspaceIsShownOrChanged() {
        List<String> before = state();
        assertThat(before).first().asString().contains(world.otherName());

        operations.stream().filter(operation -> !OPEN.contains(operation.id())).forEach(this::check);

        assertThat(offences).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    /** All that the other workspace can see of itself. */
    private List<String> state() {
        Object broadcast = world.foreign("id").orElseThrow();
        return Stream.of(
                        "/broadcasts/" + broadcast,
                        "/contacts?broadcast_id=" + broadcast,
                        "/broadcasts",
                        "/credits",
                        "/connections")
                .map(path -> world.other().data("/api/v1" + path).toString())
                .toList();
    }

    private void check(Operation operation) {
        Case shown = cases.get(operation.id());
        if (shown == null) {
            notBuilt(operation);
            return;
        }
        Call valid = shown.valid().get();
        operation.references().stream()
                .filter(reference -> !(shown.ofNoWorkspace() && reference.in().equals("path")))
                .forEach(reference -> reference(operation, valid, reference));
        Api caller = world.callerOf(shown);
        if (operation.method().equals("GET") && valid.from(caller).text().contains(world.otherName())) {
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
        Answer unknown = referring(operation, valid, parameter, operation.unknownId());
        if (unknown.status() == NOT_BUILT && !parameter.required()) {
            return;
        }
        world.foreign(operation, parameter.name()).ifPresent(id -> {
            Answer foreign = referring(operation, valid, parameter, id);
            if (foreign.status() != expected(parameter, unknown)
                    || !foreign.text().equals(unknown.text())) {
                offences.add(operation + " answers a foreign " + parameter.name() + " " + foreign.status() + " "
                        + foreign.text() + ", an unknown one " + unknown.status() + " " + unknown.text());
            }
        });
    }

    /** Lists of ids pass over what they don't know; the report of it is the same for what is foreign. */
    private static int expected(Parameter parameter, Answer unknown) {
        if (parameter.isListOfIds()) {
            return unknown.status();
        }
        if (parameter.name().equals("user_id")) {
            return 403;
        }
        return parameter.in().equals("path") ? 404 : 422;
    }

    private Answer referring(Operation operation, Call valid, Parameter parameter, Object id) {
        Api caller = world.api();
        if (parameter.in().equals("path")) {
            return valid.to(operation.path(id.toString())).from(caller);
        }
        return valid.with(parameter, parameter.isListOfIds() ? List.of(id) : id).from(caller);
    }
}
