package io.tidings.billing.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tidings.testkit.TidingsStack;
import java.util.Map;
import java.util.TreeMap;

/** The embedded stack without Redis, and a service that sweeps only when a test tells it to. */
public final class BillingStack implements QuarkusTestResourceLifecycleManager {
    private final TidingsStack stack = new TidingsStack();

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("database", "tidings_billing", "parts", "postgres,kafka"));
        Map<String, String> config = new TreeMap<>(stack.start());
        config.put("tidings.billing.reservation.sweep-every", "1h");
        config.put("tidings.billing.reservation.sweep-batch", "7");
        return config;
    }

    @Override
    public void stop() {
        stack.stop();
    }
}
