package io.tidings.billing.reservation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tidings.platform.fault.Invalid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a reserve call, as it came. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ReserveRequest(
        @Nullable UUID key,
        @Nullable UUID workspace,
        @Nullable Integer count,
        @Nullable Instant expiresAt) {

    /** The command that it means, or {@link Invalid}. */
    ReserveCommand command() {
        if (key != null && workspace != null && count != null && count > 0 && expiresAt != null) {
            return new ReserveCommand(workspace, key, count, expiresAt);
        }
        Map<String, List<String>> errors = new LinkedHashMap<>();
        require(errors, "key", key);
        require(errors, "workspace", workspace);
        require(errors, "count", count);
        require(errors, "expires_at", expiresAt);
        if (count != null && count <= 0) {
            errors.put("count", List.of("The count must be at least 1."));
        }
        throw new Invalid(errors);
    }

    private static void require(Map<String, List<String>> errors, String field, @Nullable Object value) {
        if (value == null) {
            errors.put(field, List.of("The " + field.replace('_', ' ') + " field is required."));
        }
    }
}
