package io.tidings.messaging.device;

import java.util.UUID;

/** Hears in this process, after commit, that a device was added or changed here. Other processes have to look. */
public interface DeviceListener {

    /** A device of this shard is not what it was. May be called on any thread; must not block. */
    void changed(UUID device, int shard);
}
