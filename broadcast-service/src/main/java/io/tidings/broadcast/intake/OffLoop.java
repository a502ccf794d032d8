package io.tidings.broadcast.intake;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Changes between the request's event loop and virtual threads. */
@Singleton
class OffLoop {

    private final Vertx vertx;
    private final ExecutorService virtualThreads;

    OffLoop(Vertx vertx, @VirtualThreads ExecutorService virtualThreads) {
        this.vertx = vertx;
        this.virtualThreads = virtualThreads;
    }

    /** Subscribes on the event loop that the request came in on. */
    <T> Uni<T> onLoop(Supplier<Uni<T>> work) {
        Context context = vertx.getOrCreateContext();
        return Uni.createFrom().<T>deferred(work::get).runSubscriptionOn(MutinyHelper.executor(context));
    }

    /** Runs the work on a virtual thread, and goes on with its result on the event loop. */
    <T> Uni<T> call(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = vertx.getOrCreateContext();
            return Uni.createFrom().item(work).runSubscriptionOn(virtualThreads).emitOn(MutinyHelper.executor(context));
        });
    }
}
