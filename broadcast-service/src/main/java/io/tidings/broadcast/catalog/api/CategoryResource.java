package io.tidings.broadcast.catalog.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The categories of templates. */
@Path("/api/v1/categories")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class CategoryResource {

    private final Catalog catalog;

    CategoryResource(Catalog catalog) {
        this.catalog = catalog;
    }

    /** All categories. */
    @GET
    @Requires("read")
    public Uni<Success> list() {
        return catalog.categories().map(all -> Success.of(all, "Categories Retreived Successfully"));
    }
}
