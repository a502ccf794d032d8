package io.tidings.local.infrastructure;

import io.tidings.local.setting.PostgresUrl;
import io.tidings.local.setting.Settings;
import io.tidings.testkit.Provisioning;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Lays down roles and databases, once, as soon as PostgreSQL answers. */
final class Provisioner {
    private static final Logger LOG = System.getLogger(Provisioner.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private volatile boolean done;

    Provisioner(Settings settings) {
        this.settings = settings;
    }

    boolean isDone() {
        return done;
    }

    void provision() {
        done = Await.that(this::attempt, PATIENCE);
        if (!done) {
            throw new IllegalStateException("PostgreSQL could not be provisioned");
        }
    }

    private boolean attempt() {
        PostgresUrl url = settings.postgresInUse();
        try {
            new Provisioning(url.adminJdbc(), url.credentials(), settings.postgresPassword())
                    .provision(Provisioning.DATABASES);
            return true;
        } catch (IllegalStateException e) {
            LOG.log(Level.INFO, "PostgreSQL at {0} is not ready: {1}", url.address(), e.getCause());
            return false;
        }
    }
}
