package io.tidings.gateway.rate;

import io.tidings.gateway.route.Credential;
import io.tidings.gateway.route.LimitClass;
import io.tidings.gateway.route.Route;

/** What is limited. The names are told to clients, and part of Redis' keys. */
public enum Policy {
    /** A token's calls of most operations. */
    ORDINARY("default"),
    /** A token's sends of one message each (grow). */
    MESSAGES("messages"),
    /** A token's calls that take audiences and files. */
    BULK("bulk"),
    /** Everything that is called for a workspace. */
    WORKSPACE("workspace"),
    /** An address' calls of what needs no credential, login among them. */
    OPEN("open"),
    /** An address' calls without a credential that is good. */
    UNAUTHENTICATED("unauthenticated"),
    /** What comes from an address as a provider's webhook. */
    WEBHOOKS("webhooks");

    private static final String PREFIX = "tidings:gateway:rate:";

    private final String label;

    Policy(String label) {
        this.label = label;
    }

    /** What limits the calls of an operation, beside the limit of its workspace. */
    public static Policy of(Route route) {
        return route.credential() == Credential.NONE ? ofAddress(route.limits()) : ofToken(route.limits());
    }

    /** What limits a token's calls of operations in that class. */
    static Policy ofToken(LimitClass limits) {
        return switch (limits) {
            case ORDINARY, WEBHOOK -> ORDINARY;
            case SEND -> MESSAGES;
            case BULK -> BULK;
        };
    }

    /** What limits an address' calls of open operations in that class. */
    static Policy ofAddress(LimitClass limits) {
        return limits == LimitClass.WEBHOOK ? WEBHOOKS : OPEN;
    }

    /** Its name in headers. */
    public String label() {
        return label;
    }

    /** A call that counts for this subject, which is nothing secret. */
    Charge to(String subject) {
        return new Charge(this, PREFIX + label + ":" + subject);
    }
}
