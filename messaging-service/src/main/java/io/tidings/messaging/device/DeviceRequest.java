package io.tidings.messaging.device;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device as it is to be. A body without a required field is refused while it is read.
 *
 * @param phone digits without {@code +}
 * @param ratePerSecond at least 1
 * @param status {@code active}, also when left out, or {@code removed}
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeviceRequest(
        UUID workspace,
        UUID account,
        String name,
        String phone,
        String phoneNumberId,
        int ratePerSecond,
        @Nullable String status) {

    private static final int LONGEST = 500;

    DeviceRequest {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(phoneNumberId, "phone_number_id");
        status = status == null ? "active" : status;
        require(name.length() <= LONGEST, "name is too long");
        require(phoneNumberId.length() <= LONGEST, "phone_number_id is too long");
        require(ratePerSecond > 0, "rate_per_second is below 1");
        require(phone.matches("[0-9]{4,15}"), "phone is not a number of digits only");
        require(status.equals("active") || status.equals("removed"), "status is not active or removed");
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
