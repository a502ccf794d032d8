package io.tidings.bench.instant;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.channel.Channel;
import io.tidings.messaging.channel.OutgoingMessage;
import io.tidings.messaging.channel.SendOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** Takes every message at once. Its provider ids are as long as those of the Cloud API. */
@ApplicationScoped
public class InstantChannel implements Channel {

    @Override
    public String provider() {
        return "instant";
    }

    @Override
    public Uni<SendOutcome> send(OutgoingMessage message, BooleanSupplier beforeWrite) {
        return Uni.createFrom()
                .item(
                        beforeWrite.getAsBoolean()
                                ? new SendOutcome.Accepted("wamid.HBgMMjEzNTUxMDAw" + message.id())
                                : new SendOutcome.NotBegun());
    }
}
