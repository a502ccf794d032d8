package io.tidings.local.part;

import io.tidings.local.setting.LocalFault;
import io.tidings.local.setting.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The processes of a suite, in the order in which they are shown. */
public enum Part {
    /** The launcher: Kafka in its own JVM, PostgreSQL and Redis as its children. */
    INFRASTRUCTURE("deploy/local", Port.LAUNCHER, 256),
    AUTH("auth-service", Port.AUTH, 256),
    BILLING("billing-service", Port.BILLING, 256),
    MESSAGING("messaging-service", Port.MESSAGING, 384),
    /** A second process of messaging-service, started on request only. */
    SENDER2("messaging-service", Port.SECOND_SENDER, 384),
    BROADCAST("broadcast-service", Port.BROADCAST, 256),
    GATEWAY("gateway", Port.GATEWAY, 256),
    SANDBOX("sandbox", Port.SANDBOX, 256);

    private final String module;
    private final Port port;
    private final int heapMegabytes;

    Part(String module, Port port, int heapMegabytes) {
        this.module = module;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /** The part of that label. */
    public static Part named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new LocalFault("no part is named " + label + "; there are " + labels()));
    }

    /** The labels of all parts. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Part::label).toList();
    }

    /** What a started suite consists of, beside the launcher. */
    public static List<Part> services() {
        return Arrays.stream(values())
                .filter(part -> part != INFRASTRUCTURE && part != SENDER2)
                .toList();
    }

    /** The name on the command line, of the log and of the pid file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder of the module that it is built from. */
    public String module() {
        return module;
    }

    /** Where it answers {@code /q/health/ready}. */
    public Port port() {
        return port;
    }

    /** The largest heap, in MiB. */
    public int heapMegabytes() {
        return heapMegabytes;
    }
}
