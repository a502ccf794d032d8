package io.tidings.gateway.route;

import io.tidings.platform.fault.Dialect;
import java.util.List;

/** What providers call: open here, because messaging-service checks their signatures over the raw bytes. */
final class WebhookRoutes {
    private static final Api API = new Api(Dialect.INTERNAL, "/webhooks", Credential.NONE);

    private WebhookRoutes() {}

    static List<Route> all() {
        return List.of(
                API.get("/meta/{uuid}").open().to(Upstream.MESSAGING).within(LimitClass.WEBHOOK),
                API.post("/meta/{uuid}").open().to(Upstream.MESSAGING).within(LimitClass.WEBHOOK));
    }
}
