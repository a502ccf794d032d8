package io.tidings.platform.caller;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.Forbidden;
import io.tidings.platform.fault.Unauthenticated;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets a request pass with the token that its resource asks for, and fills {@link CurrentCaller}. */
public class InwardTokenFilter {

    private static final String SCHEME = "Bearer ";

    private final InwardTokens inward;
    private final ServiceTokens services;
    private final CurrentCaller current;

    InwardTokenFilter(InwardTokens inward, ServiceTokens services, CurrentCaller current) {
        this.inward = inward;
        this.services = services;
        this.current = current;
    }

    @ServerRequestFilter
    Uni<@Nullable Response> admit(ContainerRequestContext request, ResourceInfo resource) {
        if (declared(resource, Open.class) != null) {
            return Uni.createFrom().nullItem();
        }
        String path = request.getUriInfo().getPath();
        boolean internal = path.startsWith("/internal/") || declared(resource, ServicesOnly.class) != null;
        return caller(request, internal)
                .invoke(caller -> require(caller, declared(resource, Requires.class)))
                .invoke(current::is)
                .replaceWith((Response) null);
    }

    private Uni<Caller> caller(ContainerRequestContext request, boolean internal) {
        return Uni.createFrom().deferred(() -> {
            String token = token(request);
            String requestId = String.valueOf(request.getProperty(RequestIds.KEY));
            return internal ? Uni.createFrom().item(services.read(token, requestId)) : inward.read(token, requestId);
        });
    }

    private static String token(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Unauthenticated.missing();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static void require(Caller caller, @Nullable Requires required) {
        if (required != null && !caller.may(required.value()) && !caller.may(required.or())) {
            throw Forbidden.lacking(required.value());
        }
    }

    private static <A extends Annotation> @Nullable A declared(ResourceInfo resource, Class<A> type) {
        Method method = resource.getResourceMethod();
        A onMethod = method == null ? null : method.getAnnotation(type);
        return onMethod != null || resource.getResourceClass() == null
                ? onMethod
                : resource.getResourceClass().getAnnotation(type);
    }
}
