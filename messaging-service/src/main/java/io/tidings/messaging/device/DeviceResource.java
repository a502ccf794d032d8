package io.tidings.messaging.device;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import io.tidings.platform.paging.PageRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** Provisioning and view of devices, for services. */
@Path("/internal/devices")
@RespondsIn(Dialect.INTERNAL)
@ServicesOnly
public class DeviceResource {

    private static final int LARGEST_PAGE = 1000;

    private final DeviceProvisioning devices;
    private final CurrentCaller current;

    DeviceResource(DeviceProvisioning devices, CurrentCaller current) {
        this.devices = devices;
        this.current = current;
    }

    /** Makes the device as the body says; answers its integer id and shard. */
    @PUT
    @Path("/{id}")
    public Uni<DeviceView> put(UUID id, DeviceRequest device) {
        return devices.put(current.get(), id, device).map(DeviceView::of);
    }

    /** The devices of all workspaces in order of their integer ids; {@code size} is 1 to 1,000. */
    @GET
    public Uni<Listing> list(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("100") int size) {
        PageRequest request = new PageRequest(Math.max(1, page), Math.clamp(size, 1, LARGEST_PAGE));
        return devices.page(request)
                .map(found ->
                        new Listing(found.items().stream().map(DeviceView::of).toList(), found.total()));
    }

    /**
     * A page.
     *
     * @param total devices on all pages
     */
    record Listing(List<DeviceView> devices, long total) {}
}
