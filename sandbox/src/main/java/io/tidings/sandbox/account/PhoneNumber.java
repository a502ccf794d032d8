package io.tidings.sandbox.account;

import org.jspecify.annotations.Nullable;

/**
 * A phone number of a business account.
 *
 * @param id the {@code phone_number_id}
 * @param displayPhoneNumber the number itself, in any spelling
 * @param verifiedName the name that recipients see
 * @param ratePerSecond messages a second that it may send; null for the network's default
 */
public record PhoneNumber(
        String id,
        String displayPhoneNumber,
        String verifiedName,
        @Nullable Integer ratePerSecond) {
    /** The number as digits only. */
    public long digits() {
        return Long.parseLong(displayPhoneNumber.replaceAll("[^0-9]", ""));
    }
}
