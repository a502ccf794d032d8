package io.tidings.events;

/**
 * Whom a message is for, or who wrote one.
 *
 * @param kind how {@code value} is to be read
 * @param value digits without {@code +} for a phone, otherwise the identifier as the network writes it
 */
public record Address(AddressKind kind, String value) {

    /** A phone number; {@code digits} holds country code and number without {@code +}. */
    public static Address phone(String digits) {
        return new Address(AddressKind.PHONE, digits);
    }
}
