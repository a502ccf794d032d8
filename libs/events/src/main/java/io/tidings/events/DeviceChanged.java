package io.tidings.events;

import java.util.UUID;

/**
 * A sending number as it is now. Compacted by device.
 *
 * @param number integer id of the device: the {@code template_account_flow_id} of confirmed
 * @param account provider account that it belongs to
 * @param accountNumber integer id of the account: the {@code cr_account_id} of confirmed
 * @param phone digits without {@code +}
 * @param shard 0 to 63
 * @param ratePerSecond what the provider allows
 * @param status {@code active} or {@code removed}
 */
public record DeviceChanged(
        UUID workspace,
        UUID device,
        long number,
        UUID account,
        long accountNumber,
        String accountName,
        String name,
        String phone,
        int shard,
        int ratePerSecond,
        String status) {}
