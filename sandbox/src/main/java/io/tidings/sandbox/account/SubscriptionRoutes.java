package io.tidings.sandbox.account;

import io.tidings.sandbox.graph.GraphRoutes;
import io.tidings.sandbox.graph.Replies;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Switches an account's webhooks: {@code subscribed_apps} of the Graph API. */
@Singleton
final class SubscriptionRoutes {
    private static final Map<String, String> APP = Map.of("id", "1000000000000001", "name", "Sandbox app");

    private final Vertx vertx;
    private final Access access;
    private final Accounts accounts;

    SubscriptionRoutes(Vertx vertx, Access access, Accounts accounts) {
        this.vertx = vertx;
        this.access = access;
        this.accounts = accounts;
    }

    void register(@Observes Router router) {
        GraphRoutes.edge(router, HttpMethod.GET, "subscribed_apps", this::list);
        GraphRoutes.edge(router, HttpMethod.POST, "subscribed_apps", call -> subscribe(call, true));
        GraphRoutes.edge(router, HttpMethod.DELETE, "subscribed_apps", call -> subscribe(call, false));
    }

    private void list(RoutingContext call) {
        boolean subscribed = access.account(call).subscribed();
        Replies.ok(call, Map.of("data", subscribed ? List.of(APP) : List.of()));
    }

    private void subscribe(RoutingContext call, boolean on) {
        String wabaId = access.account(call).wabaId();
        vertx.executeBlocking(() -> {
                    accounts.change(wabaId, account -> account.withSubscription(on));
                    return on;
                })
                .onSuccess(done -> Replies.success(call))
                .onFailure(cause -> Replies.fail(call, cause));
    }
}
