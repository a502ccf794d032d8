package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which operations are built, and how each is called. */
final class Built {

    private static final int NOT_BUILT = 501;
    /** Ids of all shapes. */
    private static final List<String> IDS =
            List.of("1", "0198f6a0-0000-7000-8000-000000000001", "c1b2c3d4e5f6a7b8c9d0e1f2");
    /** What anybody may call and no case shows; providers sign what they post. */
    private static final Set<String> OPEN =
            Set.of("confirmed.login", "flowkirim.health", "webhooks.meta.verify", "webhooks.meta.receive");

    private final World world;
    private final List<Operation> operations =
            Stream.of(Operation.all(), Operation.ours()).flatMap(List::stream).toList();
    private final Map<String, Case> cases = new HashMap<>();
    private final Map<Operation, Call> notBuilt = new HashMap<>();

    Built(World world) {
        this.world = world;
        ConfirmedCases confirmed = new ConfirmedCases(world);
        cases.putAll(confirmed.all());
        cases.putAll(confirmed.ours());
        cases.putAll(new FlowkirimCases(world).all());
        operations.stream()
                .filter(operation ->
                        !OPEN.contains(operation.id()) && shown(operation).isEmpty())
                .forEach(operation -> notBuilt(operation).ifPresent(call -> notBuilt.put(operation, call)));
    }

    /** A call of it that is answered so, with an id of its shape. */
    private Optional<Call> notBuilt(Operation operation) {
        Api caller = operation.method().equals("GET") ? world.reader() : world.writer();
        return IDS.stream()
                .map(id -> new Call(operation.method(), operation.path(id), Map.of(), Map.of()))
                .filter(call -> call.from(caller).status() == NOT_BUILT)
                .findFirst();
    }

    /** All, built or not. */
    List<Operation> operations() {
        return operations;
    }

    /** How it is shown, if it is built. */
    Optional<Case> shown(Operation operation) {
        return Optional.ofNullable(cases.get(operation.id()));
    }

    /** Those that are built, and that no case shows. */
    List<Operation> unshown() {
        return operations.stream()
                .filter(operation -> !OPEN.contains(operation.id())
                        && shown(operation).isEmpty()
                        && !notBuilt.containsKey(operation))
                .toList();
    }

    /** A call of each that is built. It succeeds, whenever it is made; what it takes for that is made now. */
    Map<Operation, Call> calls() {
        Map<Operation, Call> calls = new LinkedHashMap<>();
        operations.stream()
                .filter(operation -> !OPEN.contains(operation.id()))
                .forEach(operation -> shown(operation)
                        .ifPresent(shown -> calls.put(operation, shown.valid().get())));
        return calls;
    }

    /** The same of those that need a credential. */
    Map<Operation, Call> closed() {
        Map<Operation, Call> calls = calls();
        calls.keySet().removeIf(Operation::isOpen);
        return calls;
    }

    /** The same, with a call of each that isn't built. */
    Map<Operation, Call> closedOrNotBuilt() {
        Map<Operation, Call> calls = closed();
        calls.putAll(notBuilt);
        return calls;
    }
}
