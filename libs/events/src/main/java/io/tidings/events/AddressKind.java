package io.tidings.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The kinds of identifiers that a network may know a person by. */
public enum AddressKind {
    PHONE,
    EMAIL,
    /** WhatsApp's linked identifier, which hides the number. */
    LID,
    /** WhatsApp's business-scoped user id. */
    USER_ID,
    /** A kind that a newer version wrote. */
    @JsonEnumDefaultValue
    OTHER
}
