package io.tidings.messaging.channel;

/** What a provider's limit is of. */
public enum ThrottleScope {
    /** The sending number. */
    DEVICE,
    /** The pair of sending number and recipient; other recipients may go on. */
    RECIPIENT,
    /** All numbers of the provider account. */
    ACCOUNT
}
