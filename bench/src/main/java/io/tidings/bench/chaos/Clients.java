package io.tidings.bench.chaos;

import io.tidings.bench.Fleet.Senders;
import io.tidings.bench.Rest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Clients that post broadcasts at an even pace, each waiting for its answer, until enough messages were accepted. A call
 * that fails is never repeated.
 */
final class Clients {

    private static final int OK = 200;
    private static final int CLIENTS = 8;
    private static final int LEAST = 5;
    private static final int MOST = 45;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Nothing is accepted any more when so many times the messages were posted in vain. */
    private static final int TOO_MANY = 5;

    private static final int REASON = 80;

    private final Rest api;
    private final Senders senders;
    private final String run;
    private final RandomGenerator dice;
    private final Recipients recipients;
    private final List<Posted> posted = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong tried = new AtomicLong();

    Clients(Rest api, Senders senders, String run, long seed) {
        this.api = api.within(PATIENCE);
        this.senders = senders;
        this.run = run;
        this.dice = new SplittableRandom(seed + 1);
        this.recipients = new Recipients(seed + 2);
    }

    /** Posts until so many messages were accepted, in about this time; returns when all calls were answered. */
    List<Posted> post(int messages, Duration span) {
        long start = System.nanoTime();
        long interval = span.toNanos() / Math.max(1, messages / ((LEAST + MOST) / 2));
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            threads.add(Thread.ofVirtual().start(() -> work(messages, start, interval)));
        }
        threads.forEach(Clients::join);
        return List.copyOf(posted);
    }

    long accepted() {
        return accepted.get();
    }

    private void work(int messages, long start, long interval) {
        while (accepted.get() < messages && tried.get() < (long) TOO_MANY * messages) {
            int number = next.getAndIncrement();
            for (long due = start + number * interval; due - System.nanoTime() > 0; ) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            post(number);
        }
    }

    private void post(int number) {
        String name = run + " " + number;
        List<String> phones;
        synchronized (dice) {
            phones = recipients.take(dice.nextInt(LEAST, MOST + 1));
        }
        tried.addAndGet(phones.size());
        int status = send(senders.broadcast(name, number, phones));
        Posted one = new Posted(name, phones, status);
        posted.add(one);
        if (one.accepted()) {
            accepted.addAndGet(phones.size());
        }
    }

    private int send(Map<String, Object> body) {
        try {
            api.send("POST", "/api/v1/send-broadcast", body);
            return OK;
        } catch (Rest.Refused refused) {
            note(refused);
            return refused.status();
        } catch (IllegalStateException | UncheckedIOException unanswered) {
            note(unanswered);
            return 0;
        }
    }

    private void note(RuntimeException failure) {
        String reason = String.valueOf(failure.getMessage());
        refusals.merge(reason.substring(0, Math.min(REASON, reason.length())), 1, Integer::sum);
    }

    /** Why posts were not answered with 2xx, and how many. */
    Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
