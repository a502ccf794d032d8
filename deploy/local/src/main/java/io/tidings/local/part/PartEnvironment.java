package io.tidings.local.part;

import io.tidings.local.credential.Keys;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What each process is told through its environment. */
public final class PartEnvironment {
    /**
     * Limits of the gateway that a local suite doesn't keep: its tests and benchmarks do from one address, with one
     * workspace's token, what many customers do. Grow's documented limit on its sends stays.
     */
    private static final List<String> RAISED =
            List.of("ORDINARY", "BULK", "WORKSPACE", "OPEN", "UNAUTHENTICATED", "WEBHOOKS");

    /** Stands for the operator's own workspace: who registers is sent codes from its first number. */
    private static final String DEMO_WORKSPACE = "018f0000-0000-7000-8000-000000000001";

    private final Settings settings;
    private final Supplier<Keys> keys;

    /** Renders for one suite; the keys are made or read only when a service is told them. */
    public PartEnvironment(Settings settings, Supplier<Keys> keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** The variables of the part, sorted. */
    public Map<String, String> of(Part part) {
        Map<String, String> variables = new TreeMap<>();
        int port = settings.port(part.port());
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("QUARKUS_PROFILE", "prod");
        variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"); // people read these logs
        variables.put("TIDINGS_PUBLIC_URL", settings.url(Port.GATEWAY));
        switch (part) {
            case INFRASTRUCTURE -> variables.keySet().removeIf(name -> name.startsWith("QUARKUS"));
            case SANDBOX -> sandbox(variables);
            case GATEWAY -> {
                service(variables, port);
                RAISED.forEach(limit -> variables.put("TIDINGS_GATEWAY_RATE_" + limit, "1000000/1m"));
            }
            case AUTH -> {
                service(variables, port);
                variables.put("TIDINGS_AUTH_NOTICES_WORKSPACE", DEMO_WORKSPACE);
            }
            default -> service(variables, port);
        }
        return variables;
    }

    private void sandbox(Map<String, String> variables) {
        variables.put(
                "TIDINGS_SANDBOX_DATA",
                settings.home().data().resolve("sandbox").toString());
    }

    private void service(Map<String, String> variables, int port) {
        Keys secrets = keys.get();
        variables.put("TIDINGS_NODE", "localhost:" + port);
        variables.put("TIDINGS_POSTGRES", settings.postgresInUse().address());
        variables.put("TIDINGS_POSTGRES_PASSWORD", settings.postgresPassword());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", settings.kafkaInUse());
        variables.put("QUARKUS_REDIS_HOSTS", settings.redisInUse());
        variables.put("TIDINGS_PEERS_AUTH", settings.url(Port.AUTH));
        variables.put("TIDINGS_PEERS_BROADCAST", settings.url(Port.BROADCAST));
        variables.put("TIDINGS_PEERS_MESSAGING", settings.url(Port.MESSAGING));
        variables.put("TIDINGS_PEERS_BILLING", settings.url(Port.BILLING));
        variables.put("TIDINGS_SERVICE_KEY", secrets.service());
        variables.put("TIDINGS_SECRETS_KEYS", secrets.secrets());
        variables.put("TIDINGS_SECRETS_ACTIVE", "k1");
    }
}
