package io.tidings.events;

/** The Kafka topics, with their fixed shape. */
public enum Topic {
    /** Commands to the sender; the partition is the device's shard. */
    SEND("tidings.send", 64, false),
    MESSAGE("tidings.message", 16, false),
    INBOUND("tidings.inbound", 8, false),
    DEVICE("tidings.device", 4, true),
    WORKSPACE("tidings.workspace", 4, true),
    /** Read by every gateway, from the end. */
    CREDENTIAL("tidings.credential", 4, false),
    ENTITLEMENT("tidings.entitlement", 4, true),
    CONTACT("tidings.contact", 8, false),
    BROADCAST("tidings.broadcast", 8, false),
    BILLING("tidings.billing", 8, false),
    /** What other services have to tell the audit log, which auth-service keeps. */
    AUDIT("tidings.audit", 4, false);

    private final String topicName;
    private final int partitions;
    private final boolean compacted;

    Topic(String topicName, int partitions, boolean compacted) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.compacted = compacted;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The number of partitions; never changed, since keys are bound to them. */
    public int partitions() {
        return partitions;
    }

    /** Whether only the last event of a key is kept. */
    public boolean compacted() {
        return compacted;
    }
}
