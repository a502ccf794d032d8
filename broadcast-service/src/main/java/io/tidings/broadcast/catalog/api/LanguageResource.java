package io.tidings.broadcast.catalog.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.Language;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The languages of templates. */
@Path("/api/v1/languages")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class LanguageResource {

    private final Catalog catalog;

    LanguageResource(Catalog catalog) {
        this.catalog = catalog;
    }

    /** All languages. */
    @GET
    @Requires("read")
    public Uni<Success> list() {
        return catalog.languages().map(all -> Success.of(rows(all), "Languages Retreived Successfully"));
    }

    private static List<Map<String, Object>> rows(List<Language> all) {
        return all.stream()
                .map(language -> Map.<String, Object>of("id", language.id(), "language", language.name()))
                .toList();
    }
}
