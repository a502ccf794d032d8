package io.tidings.billing.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tidings.testkit.TidingsStack;
import java.util.Map;
import java.util.TreeMap;

/** The embedded stack without Redis, and a service whose ticks wait for nobody: tests call what they need. */
public final class BillingStack implements QuarkusTestResourceLifecycleManager {
    private final TidingsStack stack = new TidingsStack();

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("database", "tidings_billing", "parts", "postgres,kafka"));
        Map<String, String> config = new TreeMap<>(stack.start());
        config.put("tidings.billing.reservation.sweep-every", "1h");
        config.put("tidings.billing.reservation.sweep-batch", "7");
        config.put("tidings.billing.audit.every", "1h");
        return config;
    }

    @Override
    public void stop() {
        stack.stop();
    }
}
