package io.tidings.messaging.device;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A sending number, with what a sender needs of its account.
 *
 * @param number integer id, the {@code template_account_flow_id} of confirmed
 * @param provider name of the channel that it is reached through
 * @param phone digits without {@code +}
 * @param phoneNumberId the provider's id of the number
 * @param baseUrl the provider's address, without version
 * @param graphVersion such as {@code v23.0}
 * @param ratePerSecond what the provider allows
 * @param shard 0 to 63
 * @param status {@code active} or {@code removed}
 */
public record Device(
        UUID id,
        long number,
        UUID workspace,
        UUID account,
        String provider,
        String name,
        String phone,
        String phoneNumberId,
        URI baseUrl,
        String graphVersion,
        int ratePerSecond,
        int shard,
        String status) {

    /** What the audit log tells of it. */
    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("account", account);
        state.put("name", name);
        state.put("phone", phone);
        state.put("phone_number_id", phoneNumberId);
        state.put("rate_per_second", ratePerSecond);
        state.put("status", status);
        return state;
    }
}
