package io.tidings.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The order in which a device serves what waits for it. */
public enum Lane {
    OTP,
    TRANSACTIONAL,
    @JsonEnumDefaultValue
    BULK
}
