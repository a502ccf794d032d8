package io.tidings.messaging.channel;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All channels of this process, by provider. */
@Singleton
public class Channels {

    private final Map<String, Channel> byProvider;

    Channels(@All List<Channel> channels) {
        byProvider = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::provider, Function.identity()));
    }

    /** The channel of a provider; where there is none, one whose every send is {@link SendOutcome.NotWritten}. */
    public Channel of(String provider) {
        Channel channel = byProvider.get(provider);
        return channel == null ? new Missing(provider) : channel;
    }

    private record Missing(String provider) implements Channel {

        @Override
        public Uni<SendOutcome> send(OutgoingMessage message, BooleanSupplier beforeWrite) {
            return Uni.createFrom().item(new SendOutcome.NotWritten("no channel for provider " + provider));
        }
    }
}
