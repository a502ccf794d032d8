package io.tidings.messaging.queue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.messaging.queue.ParkedCommands.Parked;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Commands that could not be stored, for operators: to look at, and to have tried again. */
@Path("/internal/parked-commands")
@RespondsIn(Dialect.INTERNAL)
@ServicesOnly
public class ParkedResource {

    private static final int LARGEST_PAGE = 1_000;

    private final ParkedCommands parked;

    ParkedResource(ParkedCommands parked) {
        this.parked = parked;
    }

    /** The oldest first, with the reasons; {@code size} is 1 to 1,000. */
    @GET
    public Uni<Listing> list(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("100") int size) {
        PageRequest request = new PageRequest(Math.max(1, page), Math.clamp(size, 1, LARGEST_PAGE));
        return Uni.combine().all().unis(parked.page(request), parked.count()).with(Listing::new);
    }

    /** Has one tried again. */
    @POST
    @Path("/{event}/redrive")
    public Uni<Redriven> redrive(UUID event) {
        return parked.redrive(event).map(done -> new Redriven(done ? 1 : 0, done ? 0 : 1));
    }

    /** Has the oldest ones tried again, at most 1,000; whose device is still missing stays parked. */
    @POST
    @Path("/redrive")
    public Uni<Redriven> redriveAll() {
        return parked.oldest(LARGEST_PAGE)
                .chain(events -> Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(parked::redrive)
                        .filter(done -> done)
                        .collect()
                        .with(Collectors.counting())
                        .map(done -> new Redriven(done, events.size() - done)));
    }

    /** @param total parked commands on all pages */
    record Listing(List<Parked> commands, long total) {}

    /**
     * What a redrive did.
     *
     * @param redriven commanded once more; one that still can't be stored is parked anew
     * @param left still parked, or unknown
     */
    record Redriven(long redriven, long left) {}
}
