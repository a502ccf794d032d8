package io.tidings.local.suite;

import io.tidings.local.infrastructure.Leftovers;
import io.tidings.local.part.Part;
import io.tidings.local.process.Memory;
import io.tidings.local.process.PortOwner;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Looks at every part of a suite. */
public final class StatusReport {
    private final Settings settings;
    private final Processes processes;
    private final Health health;

    /** Looks at the suite of the settings. */
    public StatusReport(Settings settings, Processes processes) {
        this.settings = settings;
        this.processes = processes;
        this.health = new Health(settings);
    }

    /** A row for each part; the second sender only when it runs. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(server("postgres", Port.POSTGRES, settings.postgres().isPresent(), Leftovers.postgres(settings)));
        rows.add(kafka());
        rows.add(server("redis", Port.REDIS, settings.redis().isPresent(), Leftovers.redis(settings)));
        Part.services().forEach(part -> rows.add(service(part)));
        processes.running(Part.SENDER2).ifPresent(process -> rows.add(service(Part.SENDER2)));
        return rows;
    }

    /** Kafka lives in the launcher; with an external one, the launcher is shown as itself. */
    private Row kafka() {
        Optional<ProcessHandle> launcher = processes.running(Part.INFRASTRUCTURE);
        boolean external = settings.kafka().isPresent();
        Port port = external ? Port.LAUNCHER : Port.KAFKA;
        return row(external ? "launcher" : "kafka", port, launcher, () -> listens(port), false);
    }

    private Row server(String name, Port port, boolean external, Optional<ProcessHandle> process) {
        if (external) {
            return new Row(name, 0, 0, "external", 0);
        }
        return row(name, port, process, () -> listens(port), true);
    }

    private boolean listens(Port port) {
        return PortOwner.isTaken(settings.port(port));
    }

    private Row service(Part part) {
        return row(part.label(), part.port(), processes.running(part), () -> health.isReady(part.port()), false);
    }

    private Row row(String name, Port port, Optional<ProcessHandle> process, BooleanSupplier ready, boolean tree) {
        long pid = process.map(ProcessHandle::pid).orElse(0L);
        String state = pid == 0 ? "down" : ready.getAsBoolean() ? "healthy" : "unhealthy";
        long memory = process.map(handle -> tree ? Memory.residentOfTree(handle) : Memory.resident(handle))
                .orElse(0L);
        return new Row(name, settings.port(port), pid, state, memory);
    }
}
