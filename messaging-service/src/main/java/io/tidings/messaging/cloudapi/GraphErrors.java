package io.tidings.messaging.cloudapi;

import io.tidings.messaging.channel.Consequence;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.SendOutcome.Refused;
import io.tidings.messaging.channel.SendOutcome.Retryable;
import io.tidings.messaging.channel.SendOutcome.Throttled;
import io.tidings.messaging.channel.ThrottleScope;
import java.time.Duration;

/**
 * What the Graph API's error codes mean for a message, after Meta's list of Cloud API error codes and what the field's
 * clients retry. Each of them says that this message was not taken.
 */
final class GraphErrors {

    private GraphErrors() {}

    /**
     * The outcome of an error.
     *
     * @param passing what the error says of itself ({@code is_transient}); counts for codes that aren't listed only
     */
    static SendOutcome outcome(int code, String title, boolean passing) {
        return switch (code) {
            case 4, 80007 -> new Throttled(code, title, ThrottleScope.ACCOUNT, Duration.ofMinutes(1));
            case 130429 -> new Throttled(code, title, ThrottleScope.DEVICE, Duration.ofSeconds(1));
            case 131056 -> new Throttled(code, title, ThrottleScope.RECIPIENT, Duration.ofSeconds(6));
            case 131048, 133016 -> new Throttled(code, title, ThrottleScope.DEVICE, Duration.ofHours(4));
            case 1, 2, 131000, 131016, 131057, 133004 -> new Retryable(code, title);
            case 131050 -> new Refused(code, title, Consequence.SUPPRESS_RECIPIENT);
            case 132015, 132016 -> new Refused(code, title, Consequence.PAUSE_TEMPLATE);
            case 0, 3, 10, 190, 368, 131031, 131042 -> new Refused(code, title, Consequence.STOP_ACCOUNT);
            case 131045, 133010 -> new Refused(code, title, Consequence.STOP_DEVICE);
            default -> unlisted(code, title, passing);
        };
    }

    private static SendOutcome unlisted(int code, String title, boolean passing) {
        if (code >= 200 && code <= 299) {
            return new Refused(code, title, Consequence.STOP_ACCOUNT);
        }
        return passing ? new Retryable(code, title) : new Refused(code, title, Consequence.NONE);
    }
}
