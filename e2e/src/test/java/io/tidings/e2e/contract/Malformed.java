package io.tidings.e2e.contract;

import io.tidings.e2e.contract.Operation.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that no decent client makes, in an order that the seed fixes. */
final class Malformed {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "-1",
            "1e400",
            "99999999999999999999999999",
            "0.1e-400",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\\u0007\"",
            "\"" + "x".repeat(70_000) + "\"",
            "[[[[[[[[]]]]]]]]",
            "{\"a\":{\"a\":{\"a\":[1,\"2\",null]}}}");
    private static final List<String> IDS = List.of(
            "0", "-1", "99999999999999999999", "%00", "..%2f..%2fetc", "%zz", "%ff%fe", "1%20OR%201=1", "null", "é");
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "nonsense");

    /** Sizes that are none, or that no machine has. */
    private static final List<String> CHUNKS = List.of(
            "zz\r\nabc\r\n", "-1\r\nabc\r\n", "ffffffffffffffffff\r\nabc\r\n", "3\r\nabcdef\r\n0\r\n\r\n", "\r\n\r\n");
    /** One in so many requests has a body of a megabyte or two, and one in so many nonsense for chunks. */
    private static final int LARGE = 50;

    private static final int ORDINARY_LIMIT = 1 << 20;

    private final Random random;
    private final List<Operation> operations =
            Stream.of(Operation.all(), Operation.ours()).flatMap(List::stream).toList();
    private final List<Operation> built;
    private final String token;

    /** @param built ids of operations that get half of the requests */
    Malformed(long seed, String token, Set<String> built) {
        this.random = new Random(seed);
        this.token = token;
        this.built = operations.stream()
                .filter(operation -> built.contains(operation.id()))
                .toList();
    }

    RawRequest next() {
        Operation operation = pick(random.nextBoolean() ? built : operations);
        int kind = random.nextInt(10);
        RawRequest request = new RawRequest(kind + " " + operation.id(), operation.method(), path(operation, kind))
                .header("Authorization", "Bearer " + (kind == 9 ? "\u0001" + token : token))
                .header("Content-Type", kind == 3 ? pick(TYPES) : "application/json");
        if (kind == 8) {
            request.header("X-Filler", "x".repeat(1_000 + random.nextInt(100_000)));
        }
        return switch (random.nextInt(LARGE)) {
            case 0 -> large(request, random.nextInt(3), ORDINARY_LIMIT + random.nextInt(ORDINARY_LIMIT));
            case 1 -> request.chunkedBadly(pick(CHUNKS));
            default ->
                operation.method().equals("GET") && random.nextInt(4) > 0
                        ? request
                        : framed(request, body(operation, kind));
        };
    }

    private RawRequest framed(RawRequest request, byte[] body) {
        return random.nextInt(4) == 0 ? request.chunked(body) : request.body(body);
    }

    /** Each operation that is built, with more than most take, in each way that a body comes. */
    List<RawRequest> large() {
        return built.stream()
                .flatMap(operation -> IntStream.range(0, 3)
                        .mapToObj(way -> large(
                                new RawRequest(
                                                "large " + way + " " + operation.id(),
                                                operation.method(),
                                                operation.path("1"))
                                        .header("Authorization", "Bearer " + token)
                                        .header("Content-Type", "application/json"),
                                way,
                                ORDINARY_LIMIT * 3 / 2)))
                .toList();
    }

    /** @param way declared, chunked, or chunked with a second burst that is too much */
    private static RawRequest large(RawRequest request, int way, int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        return switch (way) {
            case 0 -> request.body(body);
            case 1 -> request.chunked(body);
            default -> request.chunked(utf8(" ".repeat(1_000)), body);
        };
    }

    private String path(Operation operation, int kind) {
        String path = operation.path(kind == 7 ? pick(IDS) : "1");
        return switch (random.nextInt(6)) {
            case 0 -> path + "?" + query(operation);
            case 1 -> path + "?page=" + pick(IDS) + "&search=" + pick(IDS);
            case 2 -> path + "?" + "a".repeat(random.nextInt(20_000));
            default -> path;
        };
    }

    private String query(Operation operation) {
        return operation.parameters().stream()
                .map(one -> one.name() + "=" + pick(IDS))
                .collect(Collectors.joining("&"));
    }

    private byte[] body(Operation operation, int kind) {
        return switch (kind) {
            case 0 ->
                utf8(pick(List.of("{", "{\"a\":", "[1,", "nul", "{\"a\":1}}", "\"text\"", "{'a':1}", "\uFEFF{}")));
            case 1 -> utf8("[".repeat(1 + random.nextInt(100_000)));
            case 2 -> utf8("{\"a\":".repeat(1 + random.nextInt(20_000)));
            case 4 -> new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, 0x28, (byte) 0xFF, '"', '}'};
            case 5 -> utf8(object(operation) + object(operation));
            case 6 -> utf8("{\"name\":\"a\",\"name\":\"b\",\"phone\":1,\"phone\":[2]}");
            case 3 -> utf8(pick(List.of(object(operation), form(operation), parts(operation))));
            default -> utf8(object(operation));
        };
    }

    private String form(Operation operation) {
        return query(operation) + pick(List.of("", "&", "&%zz=%", "&a=1".repeat(3_000)));
    }

    /** Parts that end where they shouldn't, or never. */
    private String parts(Operation operation) {
        return operation.parameters().stream()
                        .map(one -> "--x\r\nContent-Disposition: form-data; name=\"" + one.name() + "\"\r\n\r\n"
                                + pick(VALUES))
                        .collect(Collectors.joining("\r\n"))
                + pick(List.of("", "\r\n--x", "\r\n--x--\r\n", "\r\n--x\r\nContent-Disposition: nothing\r\n\r\n"));
    }

    private String object(Operation operation) {
        return operation.parameters().stream()
                .map(Parameter::name)
                .map(name -> "\"" + name + "\":" + pick(VALUES))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
