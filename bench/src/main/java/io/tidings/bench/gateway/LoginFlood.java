package io.tidings.bench.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Wrong logins at a steady rate, whether or not they are answered: each over a connection of its own, for another account.
 * They come from one address, or each from another one of the loopback network, so that no limit by address meets them.
 */
final class LoginFlood implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;
    private static final int LOOPBACK = 127;
    private static final int UNANSWERED = 0;

    private final int port;
    private final Origin origin;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

    private LoginFlood(int port, Origin origin) {
        this.port = port;
        this.origin = origin;
    }

    /** Begins, at that many a second. */
    static LoginFlood begin(int port, Origin origin, int rate) {
        LoginFlood flood = new LoginFlood(port, origin);
        flood.clock.scheduleAtFixedRate(
                () -> flood.callers.execute(flood::login), 0, TimeUnit.SECONDS.toNanos(1) / rate, TimeUnit.NANOSECONDS);
        return flood;
    }

    /** How many logins were answered with each status until now; 0 stands for none. */
    Map<Integer, Long> answers() {
        Map<Integer, Long> counts = new TreeMap<>();
        answers.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    private void login() {
        answers.computeIfAbsent(status(), status -> new LongAdder()).increment();
    }

    private int status() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.bind(new InetSocketAddress(origin.address(), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), PATIENCE_MS);
            socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = answer.readLine();
            return line == null ? UNANSWERED : Integer.parseInt(line.split(" ")[1]);
        } catch (IOException e) {
            return UNANSWERED;
        }
    }

    private static String request() {
        String body = "{\"email\":\"nobody-%d@example.com\",\"password\":\"not this one\"}"
                .formatted(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        return "POST /api/v1/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Ends when the last login has its answer. */
    @Override
    public void close() {
        clock.shutdownNow();
        callers.close();
    }

    /** Where the logins come from. */
    enum Origin {
        /** They are wrong, and soon too many; of the first ones, those that would wait too long are refused with 503. */
        ONE_ADDRESS(Set.of(404, 429, 503)),
        /** The limits by address and by account meet none of them; what is more than can be hashed is refused with 503. */
        MANY_ADDRESSES(Set.of(404, 503));

        /** What such a login may be answered. */
        private final Set<Integer> answers;

        Origin(Set<Integer> answers) {
            this.answers = answers;
        }

        Set<Integer> answers() {
            return answers;
        }

        private InetAddress address() throws UnknownHostException {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            byte[] many = {
                LOOPBACK, (byte) random.nextInt(1, 255), (byte) random.nextInt(256), (byte) random.nextInt(1, 255)
            };
            return this == ONE_ADDRESS ? InetAddress.ofLiteral("127.0.0.1") : InetAddress.getByAddress(many);
        }
    }
}
