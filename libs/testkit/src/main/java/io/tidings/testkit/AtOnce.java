package io.tidings.testkit;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Calls that are made at the same time, each on a thread of its own. The common pool is no place for them: on a machine
 * with two cores it has one thread, and makes them one after the other.
 */
public final class AtOnce {
    private AtOnce() {}

    /** The results of so many calls, all of which begin when the last thread is there. */
    public static <T> List<T> results(int times, Supplier<T> call) {
        CyclicBarrier barrier = new CyclicBarrier(times);
        List<CompletableFuture<T>> calls = Stream.generate(() -> begun(() -> {
                    await(barrier);
                    return call.get();
                }))
                .limit(times)
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    /** A call that goes on meanwhile. */
    public static <T> CompletableFuture<T> begun(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
