package io.tidings.broadcast.phone;

/** What a text turned out to be. */
public sealed interface PhoneReading {

    /** A phone number: country code and number, digits only. */
    record Digits(String value) implements PhoneReading {}

    /** No phone number, with the reason as the end of a sentence. */
    record NotANumber(String reason) implements PhoneReading {}
}
