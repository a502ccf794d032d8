package io.tidings.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How much of the contract the suite keeps; what was once kept may never be lost. */
class ContractIT {

    private static final Path KEPT = Path.of(System.getProperty("tidings.root", ".."))
            .resolve("e2e/src/test/resources/conforming-operations.txt");

    private final List<Operation> operations = Operation.all();

    /** The operations that conform. */
    static Set<String> kept() {
        try {
            return new TreeSet<>(Files.readAllLines(KEPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void operationsThatConformedStillDo() {
        World world = new World();
        Map<String, Case> cases = new HashMap<>(new ConfirmedCases(world).all());
        cases.putAll(new FlowkirimCases(world).all());
        Map<String, List<String>> faults = new TreeMap<>();
        for (Operation operation : operations) {
            Case shown = cases.get(operation.id());
            faults.put(
                    operation.id(),
                    shown == null
                            ? List.of("not built, or no case shows it")
                            : new Checks(operation, shown, world, operations).run());
        }
        world.awaitQuiet();
        print(faults);
        Set<String> conforming = new TreeSet<>(faults.keySet());
        conforming.removeIf(id -> !faults.getOrDefault(id, List.of()).isEmpty());
        assertThat(conforming)
                .as("operations that conform, as %s has them", KEPT.getFileName())
                .isEqualTo(kept());
    }

    private void print(Map<String, List<String>> faults) {
        for (String api : List.of("confirmed", "grow", "flowkirim", "contact")) {
            List<Operation> of =
                    operations.stream().filter(one -> one.api().equals(api)).toList();
            List<String> missing = new ArrayList<>();
            for (Operation operation : of) {
                List<String> found = faults.getOrDefault(operation.id(), List.of());
                if (!found.isEmpty()) {
                    missing.add(operation.id() + ": " + String.join("; ", found));
                }
            }
            System.out.printf("%s: %d of %d conform%n", api, of.size() - missing.size(), of.size());
            missing.forEach(one -> System.out.println("  " + one));
        }
        long conforming = faults.values().stream().filter(List::isEmpty).count();
        System.out.printf("contract: %d of %d operations conform%n", conforming, operations.size());
    }
}
