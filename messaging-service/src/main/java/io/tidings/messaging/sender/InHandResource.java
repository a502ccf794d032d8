package io.tidings.messaging.sender;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** What this process sends for, for operators. */
@Path("/internal/sending/devices")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
public class InHandResource {

    private static final int LARGEST_PAGE = 1_000;

    private final Sender sender;

    InHandResource(Sender sender) {
        this.sender = sender;
    }

    /** The devices of this process's shards, those with most to send first; {@code size} is 1 to 1,000. */
    @GET
    public Uni<Listing> devices(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("100") int size) {
        PageRequest request = new PageRequest(Math.max(1, page), Math.clamp(size, 1, LARGEST_PAGE));
        return sender.inHand()
                .map(all -> new Listing(
                        all.stream()
                                .skip(request.offset())
                                .limit(request.size())
                                .toList(),
                        all.size()));
    }

    /** @param total devices on all pages */
    record Listing(List<DeviceInHand> devices, int total) {}
}
