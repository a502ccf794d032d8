package io.tidings.auth.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tidings.testkit.TidingsStack;
import java.util.Map;
import java.util.TreeMap;

/** All that this module's tests run on: one set for all test classes, so that the application starts once. */
public final class AuthStack implements QuarkusTestResourceLifecycleManager {
    private final TidingsStack stack = new TidingsStack();
    private final BillingPeer billing = new BillingPeer();

    @Override
    public Map<String, String> start() {
        stack.init(Map.of("database", "tidings_auth"));
        Map<String, String> config = new TreeMap<>(stack.start());
        config.putAll(billing.start());
        // the work of a hash is for production; tests take what the parameters cost out of the way
        config.put("tidings.auth.passwords.memory", "256");
        config.put("tidings.auth.throttle.patience", "20s");
        // tries that come back while a slow machine works would hide that they were used up
        config.put("tidings.auth.own-password.every", "1h");
        config.put("tidings.auth.notices.workspace", Phones.OPERATOR.toString());
        config.put("tidings.auth.throttle.steady-answer", "1ms");
        config.put("quarkus.redis.absent.hosts", "redis://localhost:1");
        return config;
    }

    @Override
    public void stop() {
        billing.stop();
        stack.stop();
    }
}
