package io.tidings.messaging.hold;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a hold or a cancellation is about. A broadcast and a job are the batch that a message belongs to. */
public enum HoldKind {
    @JsonProperty("broadcast")
    BROADCAST,
    @JsonProperty("job")
    JOB,
    @JsonProperty("device")
    DEVICE,
    @JsonProperty("workspace")
    WORKSPACE;

    /** As the tables have it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of what a table has. */
    public static HoldKind named(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
