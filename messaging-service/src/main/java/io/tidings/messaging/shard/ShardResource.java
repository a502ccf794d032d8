package io.tidings.messaging.shard;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.shard.ShardStore.ShardView;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Who owns which shard, for operators. */
@Path("/internal/shards")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
public class ShardResource {

    private final Ownership ownership;

    ShardResource(Ownership ownership) {
        this.ownership = ownership;
    }

    /** All 64 shards with epoch, owner, address, and whether the lease runs. */
    @GET
    public Uni<Shards> shards() {
        return ownership.view().map(Shards::new);
    }

    public record Shards(List<ShardView> shards) {}
}
