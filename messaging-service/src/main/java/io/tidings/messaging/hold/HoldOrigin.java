package io.tidings.messaging.hold;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who holds. A target may be held by several at once, and is free when the last has lifted. */
public enum HoldOrigin {
    @JsonProperty("customer")
    CUSTOMER,
    @JsonProperty("operator")
    OPERATOR,
    /** The provider refuses the account or the number. */
    @JsonProperty("provider")
    PROVIDER,
    /** A cancellation that is not finished; placed and lifted by it alone. */
    @JsonProperty("cancellation")
    CANCELLATION,
    /** The workspace is suspended; placed and lifted as auth-service tells of it. */
    @JsonProperty("suspension")
    SUSPENSION;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HoldOrigin named(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
