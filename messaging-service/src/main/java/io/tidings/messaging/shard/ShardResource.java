package io.tidings.messaging.shard;

import io.smallrye.mutiny.Uni;
import io.tidings.messaging.shard.ShardStore.ShardView;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** The processes that own shards now, with how many each. */
    @GET
    @Path("/owners")
    public Uni<Owners> owners() {
        return ownership
                .view()
                .map(shards -> new Owners(
                        shards.stream()
                                .filter(ShardView::owned)
                                .collect(Collectors.groupingBy(
                                        shard -> String.valueOf(shard.address()), TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(one -> new Owner(one.getKey(), one.getValue()))
                                .toList(),
                        shards.stream().filter(shard -> !shard.owned()).count()));
    }

    /** @param ownerless shards that nobody may send for now */
    public record Owners(List<Owner> owners, long ownerless) {}

    /** A process by its address, and how many shards it owns. */
    public record Owner(String address, long shards) {}

    public record Shards(List<ShardView> shards) {}
}
