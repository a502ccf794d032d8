package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;

/** The 11 operations of the contact API. */
final class ContactRoutes {
    private static final Api API = new Api(Dialect.CONTACT, "", Credential.BEARER_OR_BODY);

    private ContactRoutes() {}

    static List<Route> all() {
        return List.of(
                API.get("/contact"),
                API.get("/contact").when(Selector.TYPE_ALL),
                API.post("/contact"),
                API.get("/contact/{hex24}"),
                API.put("/contact/{hex24}"),
                API.delete("/contact/{hex24}"),
                API.get("/contact_groups"),
                API.post("/contact_groups"),
                API.get("/contact_groups/{hex24}"),
                API.put("/contact_groups/{hex24}"),
                API.delete("/contact_groups/{hex24}"));
    }
}
