package io.tidings.messaging.immediate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.events.Address;
import io.tidings.events.Content;
import io.tidings.events.Lane;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.queue.SingleMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as another service hands it over. A body without a required field is refused while it is read.
 *
 * @param id a UUIDv7; the same id again is the same message, whatever else the body says
 * @param lane {@code otp}, {@code transactional} or {@code bulk}
 * @param dueAt not before this instant; then nobody waits for the outcome
 */
@JsonNaming(SnakeCaseStrategy.class)
record SendRequest(
        UUID id,
        UUID workspace,
        UUID device,
        Address to,
        Content content,
        Map<String, String> parameters,
        String lane,
        BigDecimal cost,
        Instant validUntil,
        @Nullable Instant dueAt) {

    private static final int VERSION = 7;

    SendRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(validUntil, "valid_until");
        parameters = parameters == null ? Map.of() : parameters;
        lane = lane == null ? "transactional" : lane;
        if (id.version() != VERSION) {
            throw new IllegalArgumentException("id is no UUIDv7");
        }
        Lane.valueOf(lane.toUpperCase(Locale.ROOT));
    }

    /** The message on the shard of its device. */
    SingleMessage on(Device where) {
        return new SingleMessage(
                id,
                workspace,
                device,
                where.shard(),
                Lane.valueOf(lane.toUpperCase(Locale.ROOT)),
                to,
                content,
                parameters,
                cost,
                dueAt,
                validUntil);
    }
}
