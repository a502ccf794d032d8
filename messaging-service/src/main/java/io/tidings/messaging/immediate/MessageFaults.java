package io.tidings.messaging.immediate;

import io.tidings.platform.fault.Fault;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.fault.Refused;

/** What can be wrong with a message that is handed over. */
final class MessageFaults {

    private static final int CONFLICT = 409;

    private MessageFaults() {}

    /** 404. */
    static Fault unknown() {
        return new NotFound();
    }

    /** 422: no device of the workspace. */
    static Fault unknownDevice() {
        return Invalid.field("device", "The device is unknown.");
    }

    /** 422: everything of the device or the workspace was cancelled for good. */
    static Fault cancelled() {
        return Invalid.field("device", "The device is cancelled.");
    }

    /** 409: the id is another workspace's. */
    static Fault taken() {
        return new Refused("id_taken", "The id belongs to another message.", CONFLICT);
    }

    /** 409: the shard was somebody else's by the time of the call. */
    static Fault notOwner() {
        return new Refused("not_owner", "Another process sends for the device.", CONFLICT);
    }
}
