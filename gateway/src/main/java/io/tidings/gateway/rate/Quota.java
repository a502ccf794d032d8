package io.tidings.gateway.rate;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That many calls in that time, all of which may come at once; each is given back after its share of the time.
 *
 * @param calls from 1 to 1,000,000
 * @param window from one second to 365 days
 */
public record Quota(int calls, Duration window) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,6})/([0-9a-zA-Z.]+)");
    /** More than one in a microsecond can't be counted. */
    private static final int MOST = 1_000_000;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    public Quota {
        if (calls < 1 || calls > MOST || window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("no quota: " + calls + " in " + window);
        }
    }

    /** Reads what is written as {@code 300/1m}. */
    public static Quota of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("a quota is written as 300/1m, not as " + text);
        }
        return new Quota(Integer.parseInt(written.group(1)), DurationConverter.parseDuration(written.group(2)));
    }
}
