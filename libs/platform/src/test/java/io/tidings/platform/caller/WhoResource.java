package io.tidings.platform.caller;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Dialect;
import io.tidings.platform.fault.RespondsIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;
import java.net.URI;

/** Resources of an imagined service. */
@Path("/api/v1/who")
@RespondsIn(Dialect.CONFIRMED)
public class WhoResource {

    public record Order(String name, int count) {}

    private final CurrentCaller caller;

    WhoResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @GET
    public Uni<Caller> who() {
        return Uni.createFrom().item(caller.get());
    }

    @GET
    @Path("/asking")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> asking(@QueryParam("port") int port) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://localhost:" + port))
                .build(WhoClient.class)
                .who();
    }

    @GET
    @Path("/write")
    @Requires("write")
    public Uni<Caller> write() {
        return Uni.createFrom().item(caller.get());
    }

    @POST
    @Open
    public Uni<Order> order(Order order) {
        return Uni.createFrom().item(order);
    }

    @GET
    @Open
    @Path("/broken")
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("a secret of the inside"));
    }

    @GET
    @Open
    @Path("/away")
    public Uni<String> away() {
        return Uni.createFrom().failure(new ConnectException("refused"));
    }

    @GET
    @Open
    @Path("/anonymous")
    public Uni<Caller> anonymous() {
        return Uni.createFrom().item(caller.get());
    }
}
