package io.tidings.local.suite;

/**
 * What {@code status} says of one part.
 *
 * @param port its port, or 0 for a part that is not of this suite
 * @param pid its process, or 0 when it doesn't run here
 * @param health {@code healthy}, {@code unhealthy}, {@code down} or {@code external}
 * @param rssBytes resident memory, descendants included
 */
public record Row(String part, int port, long pid, String health, long rssBytes) {
    /** Whether the part does what it should. */
    public boolean isWell() {
        return health.equals("healthy") || health.equals("external");
    }
}
