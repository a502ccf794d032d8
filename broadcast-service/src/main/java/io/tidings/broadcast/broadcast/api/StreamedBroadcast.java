package io.tidings.broadcast.broadcast.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Writes the answer that holds one broadcast piece by piece, since its mapping may be of many megabytes. */
@Singleton
public class StreamedBroadcast {

    private final ObjectMapper json;

    StreamedBroadcast(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The whole body in confirmed's envelope.
     *
     * @param before fields before {@code mapping}
     * @param rows JSON texts of the mapping's rows
     * @param behind fields behind it
     */
    public Multi<byte[]> write(
            Map<String, @Nullable Object> before,
            Multi<List<String>> rows,
            Map<String, @Nullable Object> behind,
            String message) {
        String head = text(before);
        String tail = text(behind);
        String begin = "{\"success\":true,\"data\":" + head.substring(0, head.length() - 1) + ",\"mapping\":[";
        String end = "]," + tail.substring(1) + ",\"message\":" + text(message) + "}";
        AtomicBoolean first = new AtomicBoolean(true);
        Multi<String> mapping = rows.map(some -> (first.getAndSet(false) ? "" : ",") + String.join(",", some));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(begin),
                        mapping,
                        Multi.createFrom().item(end))
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }
}
