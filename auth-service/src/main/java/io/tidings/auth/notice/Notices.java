package io.tidings.auth.notice;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.sender.Senders;
import io.tidings.events.Address;
import io.tidings.events.Lane;
import io.tidings.events.SendRequested;
import io.tidings.events.TemplateContent;
import io.tidings.platform.event.Outbox;
import io.tidings.platform.event.OutgoingEvent;
import io.tidings.platform.fault.Unavailable;
import io.tidings.platform.id.Uuid7s;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends what the platform itself has to say. */
@ApplicationScoped
public class Notices {
    private static final Logger LOG = Logger.getLogger(Notices.class);
    private static final String CODE = "code";
    private static final Duration AGAIN = Duration.ofSeconds(10);
    /** What the operator sends its own people costs no credit. */
    private static final BigDecimal FREE = BigDecimal.ZERO;

    private final NoticeConfig config;
    private final Senders senders;
    private final Outbox outbox;
    private final Uuid7s ids;

    Notices(NoticeConfig config, Senders senders, Outbox outbox, Uuid7s ids) {
        this.config = config;
        this.senders = senders;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Whether the operator has said what to send from. */
    public boolean canSend() {
        return config.workspace().isPresent();
    }

    /** Whether this is the workspace that everything is sent from. */
    public boolean areSentFrom(UUID workspace) {
        return config.workspace().filter(workspace::equals).isPresent();
    }

    /** Fails with {@code Unavailable} while there is no number to send from. */
    public Uni<Void> ready(Tx tx) {
        return sender(tx).replaceWithVoid();
    }

    private Uni<Senders.Device> sender(Tx tx) {
        return senders.first(tx, config.workspace().orElseThrow(Notices::noSender))
                .map(found -> found.orElseThrow(Notices::noSender));
    }

    /**
     * Sends a code ahead of everything else when the transaction commits, which must be the worker's. Fails with
     * {@code Unavailable} while there is no number to send from.
     *
     * @param phone digits without {@code +}
     * @param until after this instant it isn't sent any more
     */
    public Uni<Void> code(Tx tx, String phone, String code, Instant until) {
        UUID workspace = config.workspace().orElseThrow(Notices::noSender);
        return sender(tx)
                .chain(device -> outbox.append(
                        tx,
                        List.of(new OutgoingEvent(
                                device.id().toString(),
                                device.shard(),
                                workspace,
                                new SendRequested(
                                        workspace,
                                        stream(workspace),
                                        device.id(),
                                        device.shard(),
                                        Lane.OTP,
                                        content(),
                                        until,
                                        FREE,
                                        List.of(new SendRequested.Recipient(
                                                ids.next(), Address.phone(phone), Map.of(CODE, code))))))));
    }

    private TemplateContent content() {
        return new TemplateContent(
                config.template(),
                config.language(),
                null,
                List.of(CODE),
                List.of(new TemplateContent.Button(0, "url", null, CODE)));
    }

    /** Stands where a broadcast's id does: all notices of an operator are one stream, which nobody can steer. */
    private static UUID stream(UUID workspace) {
        return UUID.nameUUIDFromBytes(("tidings:notices:" + workspace).getBytes(StandardCharsets.UTF_8));
    }

    private static Unavailable noSender() {
        LOG.error("Nobody can be written to: tidings.auth.notices.workspace names no workspace with an active number");
        return new Unavailable(AGAIN);
    }
}
