package io.tidings.messaging.cloudapi;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.account.Account;
import io.tidings.messaging.account.AccountListener;
import io.tidings.messaging.account.Accounts;
import io.tidings.messaging.device.Device;
import io.tidings.messaging.device.DeviceListener;
import io.tidings.messaging.device.Devices;
import io.tidings.platform.context.OwnContext;
import io.tidings.platform.store.Tx;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The lines of devices, held for a short time so that a rotated token is used without a restart. */
@Singleton
class Lines implements AccountListener, DeviceListener {

    private static final int MOST = 100_000;

    private final Devices devices;
    private final Accounts accounts;
    private final CloudApiConfig config;
    private final AsyncLoadingCache<UUID, Optional<Line>> held;

    Lines(Devices devices, Accounts accounts, CloudApiConfig config) {
        this.devices = devices;
        this.accounts = accounts;
        this.config = config;
        this.held = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(config.credentialsAge())
                .buildAsync((device, executor) -> load(device).subscribeAsCompletionStage());
    }

    /** The line of a device, or empty when there is no such device; on the caller's context. */
    Uni<Optional<Line>> of(UUID device) {
        return OwnContext.of(Uni.createFrom().completionStage(() -> held.get(device)));
    }

    /** A device that is changed here is looked up again at once. */
    @Override
    public void changed(UUID device, int shard) {
        held.synchronous().invalidate(device);
    }

    /** An account that is changed here is used as it is now at once. */
    @Override
    public Uni<Void> changed(Tx tx, UUID account) {
        tx.afterCommit(held.synchronous()::invalidateAll);
        return Uni.createFrom().voidItem();
    }

    private Uni<Optional<Line>> load(UUID id) {
        return devices.find(id)
                .chain(device -> device.isEmpty() ? Uni.createFrom().item(Optional.empty()) : lineOf(device.get()));
    }

    private Uni<Optional<Line>> lineOf(Device device) {
        return accounts.find(device.account()).map(account -> account.map(found -> line(device, found)));
    }

    private Line line(Device device, Account account) {
        return new Line(
                device.baseUrl(),
                device.graphVersion(),
                device.phoneNumberId(),
                account.accessToken(),
                config.connectTimeout().toMillis());
    }
}
