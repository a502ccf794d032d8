package io.tidings.events;

import java.util.Arrays;
import java.util.Optional;

/** The versioned types of events: the {@code ce_type} attribute, the record, and the topic that carries it. */
public enum EventType {
    SEND_REQUESTED("io.tidings.send.requested.v1", SendRequested.class, Topic.SEND),
    MESSAGES_CHANGED("io.tidings.message.changed.v1", MessagesChanged.class, Topic.MESSAGE),
    INBOUND_RECEIVED("io.tidings.inbound.received.v1", InboundReceived.class, Topic.INBOUND),
    DEVICE_CHANGED("io.tidings.device.changed.v1", DeviceChanged.class, Topic.DEVICE),
    WORKSPACE_CHANGED("io.tidings.workspace.changed.v1", WorkspaceChanged.class, Topic.WORKSPACE),
    CREDENTIALS_CHANGED("io.tidings.credential.changed.v1", CredentialsChanged.class, Topic.CREDENTIAL),
    AUDITED("io.tidings.audit.noted.v1", Audited.class, Topic.AUDIT);

    private final String typeName;
    private final Class<? extends Record> record;
    private final Topic topic;

    EventType(String typeName, Class<? extends Record> record, Topic topic) {
        this.typeName = typeName;
        this.record = record;
        this.topic = topic;
    }

    /** The type's name on the wire. */
    public String typeName() {
        return typeName;
    }

    /** The record that its data is read into. */
    public Class<? extends Record> record() {
        return record;
    }

    /** The topic that carries it. */
    public Topic topic() {
        return topic;
    }

    /** The type of this name, or empty when a newer version wrote it. */
    public static Optional<EventType> named(String typeName) {
        return Arrays.stream(values()).filter(t -> t.typeName.equals(typeName)).findFirst();
    }

    /** The type of this record. */
    public static EventType of(Record event) {
        return Arrays.stream(values())
                .filter(t -> t.record == event.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event: " + event.getClass()));
    }
}
