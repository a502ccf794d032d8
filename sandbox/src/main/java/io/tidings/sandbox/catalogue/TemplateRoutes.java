package io.tidings.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.sandbox.account.Access;
import io.tidings.sandbox.account.Account;
import io.tidings.sandbox.account.Accounts;
import io.tidings.sandbox.graph.Bodies;
import io.tidings.sandbox.graph.Cursors;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.graph.GraphRoutes;
import io.tidings.sandbox.graph.Replies;
import io.tidings.sandbox.template.Template;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Templates of an account: list, create (approved a moment later), delete. */
@Singleton
final class TemplateRoutes {
    private final Vertx vertx;
    private final Access access;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Duration review;

    TemplateRoutes(
            Vertx vertx,
            Access access,
            Accounts accounts,
            InstantSource clock,
            @ConfigProperty(name = "tidings.sandbox.template.review", defaultValue = "1s") Duration review) {
        this.vertx = vertx;
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
        this.review = review;
    }

    void register(@Observes Router router) {
        GraphRoutes.edge(router, HttpMethod.GET, "message_templates", this::list);
        GraphRoutes.edge(router, HttpMethod.POST, "message_templates", this::create);
        GraphRoutes.edge(router, HttpMethod.DELETE, "message_templates", this::delete);
    }

    private void list(RoutingContext call) {
        MultiMap filters = call.queryParams();
        long now = clock.millis();
        List<ObjectNode> templates = access.account(call).templates().stream()
                .filter(template -> matches(filters.get("name"), template.name()))
                .filter(template -> matches(filters.get("language"), template.language()))
                .filter(template -> matches(filters.get("category"), template.category()))
                .filter(template -> matches(filters.get("status"), template.status(now)))
                .map(template -> template.view(now))
                .toList();
        Replies.ok(call, Cursors.page(call, templates));
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.isEmpty() || wanted.equals(value);
    }

    private void create(RoutingContext call) {
        Account account = access.account(call);
        Bodies.of(call)
                .compose(body -> store(account, body))
                .onSuccess(template -> Replies.ok(
                        call, Map.of("id", template.id(), "status", "PENDING", "category", template.category())))
                .onFailure(cause -> Replies.fail(call, cause));
    }

    private Future<Template> store(Account account, Buffer body) {
        return vertx.executeBlocking(() -> {
            Template template =
                    TemplateDraft.read(body.getBytes()).template(account, clock.millis() + review.toMillis());
            accounts.change(account.wabaId(), known -> known.withTemplates(List.of(template)));
            return template;
        });
    }

    private void delete(RoutingContext call) {
        Account account = access.account(call);
        String name = call.queryParams().get("name");
        String id = call.queryParams().get("hsm_id");
        if (name == null || name.isEmpty()) {
            throw GraphFault.missing("name");
        }
        Predicate<Template> doomed = template -> template.name().equals(name) && matches(id, template.id());
        if (account.templates().stream().noneMatch(doomed)) {
            throw GraphFault.of(100, 2593002, "There is no such template.");
        }
        change(call, account, known -> known.withoutTemplates(doomed));
    }

    private void change(RoutingContext call, Account account, UnaryOperator<Account> change) {
        vertx.executeBlocking(() -> {
                    accounts.change(account.wabaId(), change);
                    return true;
                })
                .onSuccess(done -> Replies.success(call))
                .onFailure(cause -> Replies.fail(call, cause));
    }
}
