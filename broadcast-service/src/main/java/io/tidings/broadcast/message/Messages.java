package io.tidings.broadcast.message;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.message.MessagingClient.Progress;
import io.tidings.broadcast.message.Sent.Replay;
import io.tidings.platform.caller.Caller;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Takes single messages in: each is sent once, however often its call is repeated under one key. */
@Singleton
public class Messages {

    /** A call waits this often, and so long each time, for an earlier one with its key. */
    private static final int LOOKS = 50;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final OrderChecks checks;
    private final MessageTable table;
    private final Admission admission;
    private final Messaging messaging;
    private final Vertx vertx;

    Messages(OrderChecks checks, MessageTable table, Admission admission, Messaging messaging, Vertx vertx) {
        this.checks = checks;
        this.table = table;
        this.admission = admission;
        this.messaging = messaging;
        this.vertx = vertx;
    }

    /**
     * Sends the message that the form orders, or answers the one that was sent under its key. Fails with
     * {@link io.tidings.platform.fault.Invalid} and every fault of the form, with
     * {@link io.tidings.platform.fault.Refused} without enough credit, or with
     * {@link io.tidings.platform.fault.Unavailable}.
     */
    public Uni<Sent> send(Caller caller, MessageForm form) {
        return send(caller, form, LOOKS);
    }

    private Uni<Sent> send(Caller caller, MessageForm form, int looks) {
        return earlier(caller, form)
                .chain(row -> row.isPresent() ? replay(caller, form, row.get()) : order(caller, form))
                .onFailure(UnderWay.class)
                .recoverWithUni(() -> looks == 0
                        ? Uni.createFrom().failure(Messaging.AWAY)
                        : pause().chain(() -> send(caller, form, looks - 1)));
    }

    /** Goes on where it was called: on the request's own event loop. */
    private Uni<Void> pause() {
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE.toMillis(), timer -> emitter.complete(null)));
    }

    private Uni<Optional<Row>> earlier(Caller caller, MessageForm form) {
        return form.key()
                .map(key -> table.byKey(caller.workspace(), key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Sent> order(Caller caller, MessageForm form) {
        return checks.check(caller, form).chain(admission::admit);
    }

    private Uni<Sent> replay(Caller caller, MessageForm form, Row row) {
        if (!row.getString("state").equals("stored")) {
            return Uni.createFrom().failure(new UnderWay());
        }
        Message message = MessageTable.message(row);
        Replay kind = row.getString("digest").equals(Digest.of(form)) ? Replay.SAME : Replay.OTHER;
        Uni<Progress> now =
                messaging.find(message.uuid(), caller.workspace()).onFailure().transform(failure -> Messaging.AWAY);
        return now.map(progress -> Sent.of(message, progress, kind));
    }
}
