package io.tidings.broadcast.catalog.api;

import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.platform.caller.ServicesOnly;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Where operators put templates that a provider has approved. */
@Path("/internal/templates")
@RespondsIn(Dialect.INTERNAL)
@ServicesOnly
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TemplateProvisioningResource {

    private final Catalog catalog;
    private final TemplateBodyReader reader;

    TemplateProvisioningResource(Catalog catalog, TemplateBodyReader reader) {
        this.catalog = catalog;
        this.reader = reader;
    }

    /** Writes the template of this uuid as it now is; repeating it changes nothing. */
    @PUT
    @Path("/{uuid}")
    public Uni<Map<String, Object>> put(@RestPath UUID uuid, TemplateBody body) {
        return reader.read(body)
                .chain(draft -> catalog.put(Objects.requireNonNull(body.workspace()), uuid, draft))
                .map(template -> Map.of("uuid", template.uuid(), "id", template.id()));
    }
}
