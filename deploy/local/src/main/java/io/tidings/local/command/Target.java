package io.tidings.local.command;

import io.tidings.local.infrastructure.Leftovers;
import io.tidings.local.part.Part;
import io.tidings.local.setting.LocalFault;
import java.util.Optional;

/** Finds the process that a name of {@code status} means. */
final class Target {
    private Target() {}

    static Optional<ProcessHandle> find(Suite suite, String name) {
        return switch (name) {
            case "postgres" -> Leftovers.postgres(suite.settings());
            case "redis" -> Leftovers.redis(suite.settings());
            case "kafka", "launcher" -> suite.processes().running(Part.INFRASTRUCTURE);
            default -> suite.processes().running(Part.named(name));
        };
    }

    static ProcessHandle running(Suite suite, String name) {
        return find(suite, name).orElseThrow(() -> new LocalFault(name + " is not running"));
    }
}
