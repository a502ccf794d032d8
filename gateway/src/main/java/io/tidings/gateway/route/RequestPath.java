package io.tidings.gateway.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The decoded segments of a request's path. One slash at the end is ignored, as the APIs' own servers did; an encoded
 * slash stays inside its segment, so that it can't match anything.
 */
public record RequestPath(List<String> segments) {

    /**
     * Splits first and decodes afterwards.
     *
     * @throws IllegalArgumentException when the path is no valid percent-encoding
     */
    public static RequestPath parse(String raw) {
        String path = raw.length() > 1 && raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        if (!path.startsWith("/")) {
            return new RequestPath(List.of(path));
        }
        return new RequestPath(Stream.of(path.substring(1).split("/", -1))
                .map(RequestPath::decode)
                .toList());
    }

    private static String decode(String segment) {
        return segment.indexOf('%') < 0
                ? segment
                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    boolean startsWith(String... literals) {
        return segments.size() >= literals.length && List.of(literals).equals(segments.subList(0, literals.length));
    }

    /** The path to send on; only for paths that the table knows, whose segments need no encoding. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
