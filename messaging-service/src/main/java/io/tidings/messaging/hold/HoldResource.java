package io.tidings.messaging.hold;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Holds, for services and operators. All calls may be repeated. */
@Path("/internal/holds")
@ServicesOnly
@RespondsIn(Dialect.INTERNAL)
public class HoldResource {

    private static final int LARGEST_PAGE = 1000;

    private final Transactions transactions;
    private final Holds holds;
    private final HoldStore store;
    private final HeldTargets here;

    HoldResource(Transactions transactions, Holds holds, HoldStore store, HeldTargets here) {
        this.transactions = transactions;
        this.holds = holds;
        this.store = store;
        this.here = here;
    }

    /** Holds the target; when this is answered, nothing of it is claimed any more. */
    @PUT
    @Path("/{target}")
    public Uni<Map<String, Object>> place(UUID target, HoldRequest hold) {
        return transactions
                .asWorker(tx -> holds.place(tx, target, hold.kind(), hold.origin(), hold.text()))
                .replaceWith(Map.of("target", target, "held", true));
    }

    /** Lifts what that origin holds; {@code lifted} tells whether it did. */
    @DELETE
    @Path("/{target}")
    public Uni<Map<String, Object>> lift(UUID target, @QueryParam("origin") @DefaultValue("") String origin) {
        HoldOrigin holder = origin(origin);
        return transactions
                .asWorker(tx -> holds.lift(tx, target, holder))
                .map(lifted -> Map.of("target", target, "lifted", lifted));
    }

    /** All holds, the newest first; {@code size} is 1 to 1,000. */
    @GET
    public Uni<Listing> list(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("100") int size) {
        PageRequest request = new PageRequest(Math.max(1, page), Math.clamp(size, 1, LARGEST_PAGE));
        return store.page(request).map(found -> new Listing(found.items(), found.total()));
    }

    /** Another process has placed or lifted holds. */
    @POST
    @Path("/changed")
    public void changed() {
        here.look();
    }

    private static HoldOrigin origin(String name) {
        return List.of(HoldOrigin.CUSTOMER, HoldOrigin.OPERATOR, HoldOrigin.PROVIDER).stream()
                .filter(origin -> origin.stored().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Invalid.field("origin", "The origin is customer, operator or provider."));
    }

    /**
     * A page.
     *
     * @param total holds on all pages
     */
    record Listing(List<Hold> holds, long total) {}
}
