package io.tidings.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The table in which a service answers the contact API, which none does yet. */
public final class ServedContacts extends RouteTable {

    @Override
    public Match find(HttpMethod method, RequestPath path) {
        Match match = super.find(method, path);
        if (match instanceof Match.Found found && found.first().credential() == Credential.BEARER_OR_BODY) {
            List<Route> served = found.routes().stream()
                    .map(route -> route.to(Upstream.BILLING))
                    .toList();
            return new Match.Found(served, found.allowed());
        }
        return match;
    }
}
