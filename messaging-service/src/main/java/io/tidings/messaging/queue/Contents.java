package io.tidings.messaging.queue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tidings.events.Content;
import io.tidings.platform.event.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Content and parameters as they are stored; what was read lately is kept, since a broadcast shares its content. */
@ApplicationScoped
class Contents {

    private static final int KEPT = 1_000;
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final Map<UUID, Content> read = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Content> eldest) {
            return size() > KEPT;
        }
    };

    /** The id of a content: equal contents of a workspace share it. */
    static UUID id(UUID workspace, String body) {
        return UUID.nameUUIDFromBytes((workspace + body).getBytes(StandardCharsets.UTF_8));
    }

    String write(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    synchronized Content content(UUID id, String body) {
        return read.computeIfAbsent(id, ignored -> read(body));
    }

    Map<String, String> parameters(String text) {
        try {
            return EventJson.read(text.getBytes(StandardCharsets.UTF_8), PARAMETERS);
        } catch (IOException e) {
            throw new UncheckedIOException("stored parameters are not readable", e);
        }
    }

    private static Content read(String body) {
        try {
            return EventJson.read(body.getBytes(StandardCharsets.UTF_8), Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored content is not readable", e);
        }
    }
}
