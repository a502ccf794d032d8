package io.tidings.local.demo;

/**
 * Somebody to write to.
 *
 * @param phone digits
 */
record Recipient(String phone, String name) {
    private static final String CONFIRMS = "9904";

    /** Whether the sandbox taps "yes" for this number. */
    boolean confirms() {
        return phone.endsWith(CONFIRMS);
    }
}
