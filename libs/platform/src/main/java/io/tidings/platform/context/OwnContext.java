package io.tidings.platform.context;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that several wait for. They arrive on the context of whoever asked first; whoever goes on there shares that
 * request's scope, its caller and its database session.
 */
public final class OwnContext {

    private OwnContext() {}

    /** The outcome of {@code shared}, on the Vert.x context that each subscriber is on; as it comes where there is none. */
    public static <T> Uni<T> of(Uni<T> shared) {
        return Uni.createFrom().deferred(() -> {
            Context own = Vertx.currentContext();
            return own == null ? shared : shared.emitOn(task -> goOn(own, task));
        });
    }

    private static void goOn(Context own, Runnable task) {
        @Nullable Context here = Vertx.currentContext();
        if (own.equals(here)) {
            task.run();
        } else {
            own.runOnContext(ignored -> task.run());
        }
    }
}
