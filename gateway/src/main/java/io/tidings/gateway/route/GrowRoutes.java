package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;

/** The 22 operations of the grow API. */
final class GrowRoutes {
    private static final Api API = new Api(Dialect.GROW, "/api/v1", Credential.BEARER);

    private GrowRoutes() {}

    static List<Route> all() {
        return List.of(
                API.post("/messages/whatsapp").within(LimitClass.SEND),
                API.post("/messages/whatsapp/otp").within(LimitClass.SEND),
                API.post("/messages/sms").within(LimitClass.SEND),
                API.post("/messages/sms/otp").within(LimitClass.SEND),
                API.post("/messages/email").within(LimitClass.SEND),
                API.get("/messages/{digits}"),
                API.get("/contacts").when(Selector.WORKSPACE_CONTACTS),
                API.post("/contacts"),
                API.get("/contacts/{digits}"),
                API.put("/contacts/{digits}"),
                API.delete("/contacts/{digits}"),
                API.get("/lists"),
                API.post("/lists"),
                API.get("/lists/{digits}"),
                API.put("/lists/{digits}"),
                API.delete("/lists/{digits}"),
                API.get("/lists/{digits}/contacts"),
                API.get("/campaigns"),
                API.get("/campaigns/{digits}"),
                API.get("/campaigns/{digits}/logs"),
                API.post("/leads"),
                API.get("/whatsapp-numbers"));
    }
}
