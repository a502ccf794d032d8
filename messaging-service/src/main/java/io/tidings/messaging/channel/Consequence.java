package io.tidings.messaging.channel;

/** What a refusal means beyond its message. */
public enum Consequence {
    NONE,
    /** The recipient wants no such messages any more. */
    SUPPRESS_RECIPIENT,
    /** The provider has withdrawn the template: what else is sent with it will be refused too. */
    PAUSE_TEMPLATE,
    /** The account or its credential is blocked: nothing of it should be attempted until somebody repairs it. */
    STOP_ACCOUNT,
    /** The sending number is at fault, and no other of its account: nothing of it should be attempted until repaired. */
    STOP_DEVICE
}
