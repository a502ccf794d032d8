package io.tidings.gateway.visit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * How a request says where its body ends.
 *
 * @param sane false when two readers could see two different ends
 * @param chunked whether the end is known only when it comes
 * @param length the declared length, 0 without a body
 */
public record Framing(boolean sane, boolean chunked, long length) {
    private static final Framing INSANE = new Framing(false, true, 0);

    static Framing of(MultiMap headers) {
        List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = headers.getAll(HttpHeaders.CONTENT_LENGTH);
        if (encodings.isEmpty()) {
            return lengths.isEmpty() ? new Framing(true, false, 0) : ofLength(lengths);
        }
        boolean chunked = encodings.size() == 1 && encodings.getFirst().equals("chunked");
        return chunked && lengths.isEmpty() ? new Framing(true, true, 0) : INSANE;
    }

    private static Framing ofLength(List<String> lengths) {
        boolean digits = lengths.size() == 1 && lengths.getFirst().matches("[0-9]{1,18}");
        return digits ? new Framing(true, false, Long.parseLong(lengths.getFirst())) : INSANE;
    }

    /** Whether a body comes. */
    public boolean hasBody() {
        return chunked || length > 0;
    }
}
