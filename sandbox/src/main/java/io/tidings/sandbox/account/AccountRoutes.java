package io.tidings.sandbox.account;

import io.tidings.sandbox.graph.Bodies;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registers accounts: {@code PUT /sandbox/accounts/{waba_id}}, idempotent, and lists them without their secrets. */
@Singleton
final class AccountRoutes {
    private final Vertx vertx;
    private final Accounts accounts;
    private final Verification verification;

    AccountRoutes(Vertx vertx, Accounts accounts, Verification verification) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.verification = verification;
    }

    void register(@Observes Router router) {
        router.put("/sandbox/accounts/:waba").handler(this::put);
        router.get("/sandbox/accounts").handler(this::list);
    }

    private void put(RoutingContext call) {
        Bodies.of(call)
                .compose(body -> store(call.pathParam("waba"), body))
                .compose(account -> verification.verify(account).map(verified -> view(account)))
                .onSuccess(view -> Replies.ok(call, view))
                .onFailure(cause -> Replies.refuse(call, cause));
    }

    private Future<Account> store(String wabaId, Buffer body) {
        return vertx.executeBlocking(() -> {
            Account account = read(wabaId, body);
            accounts.put(account);
            return account;
        });
    }

    private Account read(String wabaId, Buffer body) throws IOException {
        if (!wabaId.matches("[0-9]{1,30}")) {
            throw new IllegalArgumentException("The account id must be digits");
        }
        Directory directory = accounts.directory();
        Account account =
                Json.MAPPER.readValue(body.getBytes(), Registration.class).account(wabaId, directory.account(wabaId));
        account.phoneNumbers().forEach(number -> checkOwner(wabaId, directory.line(number.id())));
        return account;
    }

    private static void checkOwner(String wabaId, @Nullable Line owner) {
        if (owner != null && !owner.account().wabaId().equals(wabaId)) {
            throw new IllegalArgumentException("A phone number belongs to another account");
        }
    }

    private void list(RoutingContext call) {
        List<Map<String, Object>> views =
                accounts.directory().accounts().stream().map(this::view).toList();
        Replies.ok(call, Map.of("accounts", views));
    }

    private Map<String, Object> view(Account account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("waba_id", account.wabaId());
        view.put("webhook_url", account.webhookUrl());
        view.put("verified", verification.isVerified(account));
        view.put("subscribed", account.subscribed());
        view.put("phone_numbers", account.phoneNumbers());
        view.put("templates", account.templates().stream().map(t -> t.key()).toList());
        return view;
    }
}
