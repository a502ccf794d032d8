package io.tidings.messaging.device;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;

/**
 * A device as other services see it.
 *
 * @param id integer id
 */
@JsonNaming(SnakeCaseStrategy.class)
record DeviceView(
        UUID uuid,
        long id,
        UUID workspace,
        UUID account,
        String name,
        String phone,
        String phoneNumberId,
        int ratePerSecond,
        int shard,
        String status) {

    static DeviceView of(Device device) {
        return new DeviceView(
                device.id(),
                device.number(),
                device.workspace(),
                device.account(),
                device.name(),
                device.phone(),
                device.phoneNumberId(),
                device.ratePerSecond(),
                device.shard(),
                device.status());
    }
}
