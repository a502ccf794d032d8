package io.tidings.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;

/** Gives each accepted connection its deadline; made by Netty, which knows nothing of the configuration. */
public final class NewConnections extends ChannelInitializerExtension {
    private static volatile Duration patience = Duration.ofSeconds(20);

    /** For Netty. */
    public NewConnections() {}

    static void waitFor(Duration configured) {
        patience = configured;
    }

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        HeadDeadline deadline = new HeadDeadline(patience);
        connection.attr(HeadDeadline.KEY).set(deadline);
        connection.pipeline().addFirst(deadline);
    }
}
