package io.tidings.gateway.credential;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tidings.events.CredentialsChanged;
import io.tidings.events.Topic;
import io.tidings.platform.event.ReceivedEvent;
import io.tidings.platform.event.TopicTail;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears of credentials that were revoked or changed, so that none outlives that by more than the way of the news. */
@Singleton
class CredentialWatch implements TopicTail.Listener {
    private static final Logger LOG = Logger.getLogger(CredentialWatch.class);

    private final CredentialExchange credentials;
    private final Map<String, Object> kafka;
    private @Nullable TopicTail tail;
    private volatile boolean looking;

    CredentialWatch(
            CredentialExchange credentials,
            @Identifier("default-kafka-broker") Instance<Map<String, Object>> broker,
            MeterRegistry meters) {
        this.credentials = credentials;
        this.kafka = broker.isResolvable() ? broker.get() : Map.of();
        meters.gauge("tidings.gateway.revocations.heard", this, watch -> watch.looking ? 1 : 0);
    }

    void begin(@Observes StartupEvent start) {
        if (kafka.containsKey("bootstrap.servers")) {
            tail = new TopicTail(kafka, Topic.CREDENTIAL, this);
        } else {
            LOG.info("no Kafka is configured: accepted credentials are remembered for a moment only");
        }
    }

    void end(@Observes ShutdownEvent stop) {
        if (tail != null) {
            tail.close();
        }
    }

    @Override
    public void received(ReceivedEvent event) {
        if (event.event() instanceof CredentialsChanged changed) {
            credentials.forget(changed);
        }
    }

    @Override
    public void looking(boolean is) {
        if (is != looking) {
            LOG.infof(
                    "revocations are %s",
                    is ? "heard" : "not heard: accepted credentials are remembered for a moment only");
            credentials.heard(is);
            looking = is;
        }
    }
}
