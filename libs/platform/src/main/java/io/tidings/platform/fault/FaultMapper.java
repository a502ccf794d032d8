package io.tidings.platform.fault;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Renders everything that a resource fails with in the dialect that its class declares. */
public class FaultMapper {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class);

    private static final Refused BROKEN =
            new Refused("internal_error", "Something went wrong on our side. Please try again.", 500);

    @ServerExceptionMapper
    public Response fault(Fault fault, SimpleResourceInfo resource, UriInfo uri) {
        return respond(fault, resource, uri);
    }

    @ServerExceptionMapper
    public Response webApplication(WebApplicationException failure, SimpleResourceInfo resource, UriInfo uri) {
        return respond(Foreign.fault(failure), resource, uri);
    }

    /** Named, since the framework has a mapper of its own for it. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException failure, SimpleResourceInfo resource, UriInfo uri) {
        return respond(Foreign.unreadable(failure), resource, uri);
    }

    @ServerExceptionMapper
    public Response anything(Throwable failure, SimpleResourceInfo resource, UriInfo uri) {
        Fault fault = Foreign.fault(failure);
        if (fault == null) {
            LOG.errorf(failure, "%s failed", uri.getPath());
            fault = BROKEN;
        }
        return respond(fault, resource, uri);
    }

    private static Response respond(Fault fault, SimpleResourceInfo resource, UriInfo uri) {
        Rendered rendered = dialect(resource, uri).render(fault);
        Response.ResponseBuilder response = Response.status(rendered.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(rendered.json());
        rendered.headers().forEach(response::header);
        return response.build();
    }

    private static Dialect dialect(@Nullable SimpleResourceInfo resource, UriInfo uri) {
        Class<?> type = resource == null ? null : resource.getResourceClass();
        RespondsIn declared = type == null ? null : type.getAnnotation(RespondsIn.class);
        return declared == null ? Dialect.ofPath(uri.getPath()) : declared.value();
    }
}
