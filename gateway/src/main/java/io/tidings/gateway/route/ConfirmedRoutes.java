package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;

/** The 26 operations of the confirmed API, the list of countries that its numbers need, and the steering of broadcasts. */
final class ConfirmedRoutes {
    private static final Api API = new Api(Dialect.CONFIRMED, "/api/v1", Credential.BEARER);

    private ConfirmedRoutes() {}

    static List<Route> all() {
        return List.of(
                API.post("/login").open().to(Upstream.AUTH),
                API.get("/user").to(Upstream.AUTH),
                API.get("/categories").to(Upstream.BROADCAST),
                API.get("/templates").to(Upstream.BROADCAST),
                API.get("/template/accounts").to(Upstream.BROADCAST),
                API.get("/languages").to(Upstream.BROADCAST),
                API.get("/credits").to(Upstream.BILLING),
                API.post("/messages").to(Upstream.BROADCAST),
                API.post("/send-broadcast").to(Upstream.BROADCAST).within(LimitClass.BULK),
                API.get("/broadcasts").to(Upstream.BROADCAST),
                API.get("/broadcasts/{digits}").to(Upstream.BROADCAST),
                API.post("/broadcasts/{digits}/pause").to(Upstream.BROADCAST),
                API.post("/broadcasts/{digits}/resume").to(Upstream.BROADCAST),
                API.post("/broadcasts/{digits}/cancel").to(Upstream.BROADCAST),
                API.get("/contacts").to(Upstream.BROADCAST),
                API.get("/countries").to(Upstream.BROADCAST),
                API.get("/filter/contacts/segments"),
                API.get("/black-list"),
                API.post("/black-list"),
                API.get("/confirmations"),
                API.post("/confirmation/listeners"),
                API.get("/payments"),
                API.post("/payments"),
                API.get("/saved-list"),
                API.post("/saved-list").within(LimitClass.BULK),
                API.get("/saved-list/{digits}"),
                API.put("/saved-list/{digits}").within(LimitClass.BULK),
                API.delete("/saved-list/{digits}"),
                API.post("/saved-list/{digits}/clone"),
                API.get("/connections").to(Upstream.AUTH));
    }
}
