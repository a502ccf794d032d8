package io.tidings.local.suite;

import io.tidings.local.part.Part;
import io.tidings.local.process.PortOwner;
import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks, before anything is started, that nobody else holds the ports. */
final class Ports {
    private final Settings settings;

    Ports(Settings settings) {
        this.settings = settings;
    }

    /** Refuses when a port that the parts would listen on belongs to a process of somebody else. */
    void requireFree(List<Part> starting) {
        List<String> taken = starting.stream()
                .flatMap(part -> listened(part).stream())
                .filter(port -> PortOwner.isTaken(settings.port(port)))
                .flatMap(port -> complaint(port).stream())
                .toList();
        if (!taken.isEmpty()) {
            throw new LocalFault(String.join("\n", taken)
                    + "\nEnd what holds it, or run this suite on other ports with TIDINGS_PORT_OFFSET=1000.");
        }
    }

    private List<Port> listened(Part part) {
        List<Port> ports = new ArrayList<>(List.of(part.port()));
        if (part == Part.INFRASTRUCTURE) {
            settings.postgres().ifPresentOrElse(external -> {}, () -> ports.add(Port.POSTGRES));
            settings.redis().ifPresentOrElse(external -> {}, () -> ports.add(Port.REDIS));
            settings.kafka()
                    .ifPresentOrElse(external -> {}, () -> ports.addAll(List.of(Port.KAFKA, Port.KAFKA_CONTROLLER)));
        }
        return ports;
    }

    /** Leftovers of this suite's own PostgreSQL and Redis are no obstacle: the launcher takes them over. */
    private List<String> complaint(Port port) {
        String data = settings.home().data().toString();
        return PortOwner.of(settings.port(port))
                .map(owner -> owner.command().contains(data) ? List.<String>of() : List.of(held(port, owner)))
                .orElseGet(() -> List.of(start(port) + " is held by another process"));
    }

    private String held(Port port, PortOwner owner) {
        return "%s is held by process %d: %s".formatted(start(port), owner.pid(), owner.command());
    }

    private String start(Port port) {
        String name = port.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "port " + settings.port(port) + " (" + name + ")";
    }
}
