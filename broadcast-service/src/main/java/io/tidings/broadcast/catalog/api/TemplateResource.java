package io.tidings.broadcast.catalog.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.api.Success;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.Template;
import io.tidings.platform.caller.CurrentCaller;
import io.tidings.platform.caller.Requires;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The workspace's templates. */
@Path("/api/v1/templates")
@RespondsIn(Dialect.CONFIRMED)
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {

    private final Catalog catalog;
    private final CurrentCaller caller;

    TemplateResource(Catalog catalog, CurrentCaller caller) {
        this.catalog = catalog;
        this.caller = caller;
    }

    /** Those that pass the filters. */
    @GET
    @Requires("read")
    public Uni<Success> list(@BeanParam TemplateQuery query) {
        UUID workspace = caller.get().workspace();
        return query.filter(catalog)
                .chain(filter -> catalog.templates(workspace, filter))
                .map(found -> found.stream().map(TemplateResource::row).toList())
                .map(rows -> Success.of(rows, "Templates Retrieved Successfully"));
    }

    private static Map<String, Object> row(Template template) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", template.id());
        row.put("name", template.draft().name());
        row.put("display_name", template.draft().displayName());
        row.put("variables", template.draft().variables());
        row.put("has_file", template.draft().traits().hasFile());
        row.put("has_flow_form", template.draft().traits().hasFlowForm());
        row.put("is_carousel", template.draft().traits().isCarousel());
        row.put("category_id", template.draft().categoryId());
        return row;
    }
}
