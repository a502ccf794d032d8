package io.tidings.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes its connection when the head of a request is not complete in time after its first byte; used on its event loop only. */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    static final AttributeKey<HeadDeadline> KEY = AttributeKey.valueOf(HeadDeadline.class, "deadline");

    private final Duration patience;
    private boolean awaits = true;
    private @Nullable ScheduledFuture<?> deadline;

    HeadDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (awaits && deadline == null) {
            deadline = context.executor().schedule(() -> context.close(), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    /** The head has come: what follows is a body, or waits for the answer. */
    void arrived() {
        awaits = false;
        stop();
    }

    /** The answer is through: what follows is the next head. */
    void answered() {
        awaits = true;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
