package io.tidings.auth.sender;

import java.util.List;

/**
 * A provider account with its numbers.
 *
 * @param number integer id, the {@code cr_account_id} of confirmed
 */
public record SendingAccount(long number, String name, List<Sender> senders) {

    /**
     * A number.
     *
     * @param number integer id, the {@code template_account_flow_id} of confirmed
     * @param phone digits without {@code +}
     */
    public record Sender(long number, String phone, String name) {}
}
