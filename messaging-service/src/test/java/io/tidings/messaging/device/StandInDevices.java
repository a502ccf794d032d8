package io.tidings.messaging.device;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Vetoed;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Devices without a database, for tests in virtual time. */
@Vetoed
public final class StandInDevices extends Devices {

    private volatile List<Device> all;

    public StandInDevices(List<Device> all) {
        super(null, null);
        this.all = List.copyOf(all);
    }

    /** The device is another one from now on. */
    public void change(Device changed) {
        all = all.stream()
                .map(device -> device.id().equals(changed.id()) ? changed : device)
                .toList();
    }

    @Override
    public Uni<List<Device>> ofShards(Collection<Integer> shards) {
        return Uni.createFrom()
                .item(all.stream().filter(d -> shards.contains(d.shard())).toList());
    }

    @Override
    public Uni<List<Device>> byIds(Collection<UUID> ids) {
        return Uni.createFrom()
                .item(all.stream().filter(d -> ids.contains(d.id())).toList());
    }
}
