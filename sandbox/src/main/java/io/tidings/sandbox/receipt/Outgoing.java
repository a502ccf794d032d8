package io.tidings.sandbox.receipt;

import io.tidings.sandbox.account.Account;
import io.tidings.sandbox.account.Accounts;
import io.tidings.sandbox.account.Directory;
import io.tidings.sandbox.account.Line;
import io.tidings.sandbox.inbound.InboundLog;
import io.tidings.sandbox.journal.Journal;
import io.tidings.sandbox.webhook.Endpoint;
import io.tidings.sandbox.webhook.Endpoints;
import io.tidings.sandbox.webhook.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sorts updates by the account that they go to. One thread at a time uses it. */
final class Outgoing {
    private final Accounts accounts;
    private final Journal journal;
    private final InboundLog inbound;
    private final Endpoints endpoints;
    private final WebhookBody body;
    private final Runnable wake;
    private final Map<String, Endpoint> byAccount = new HashMap<>();

    Outgoing(
            Accounts accounts,
            Journal journal,
            InboundLog inbound,
            Endpoints endpoints,
            WebhookBody body,
            Runnable wake) {
        this.accounts = accounts;
        this.journal = journal;
        this.inbound = inbound;
        this.endpoints = endpoints;
        this.body = body;
        this.wake = wake;
    }

    /** Queues an update, unless nobody is registered to hear it. */
    void add(Update update, long atMillis, long now) {
        long number = update.kind() == Kind.INBOUND
                ? inbound.read(update.number()).to()
                : journal.row(update.number()).from();
        Line line = accounts.directory().lineOf(number);
        if (line != null && target(line.account()) != null) {
            byAccount
                    .computeIfAbsent(line.account().wabaId(), id -> endpoints.of(id, body, wake))
                    .add(update.packed(), atMillis, now);
        }
    }

    void advance(long now) {
        Directory directory = accounts.directory();
        byAccount.forEach((id, endpoint) -> endpoint.advance(target(directory.account(id)), now));
    }

    boolean isIdle() {
        return byAccount.values().stream().allMatch(Endpoint::isIdle);
    }

    private static @Nullable Target target(@Nullable Account account) {
        String url = account == null ? null : account.webhookUrl();
        return account == null || url == null || !account.subscribed() ? null : new Target(url, account.appSecret());
    }

    void drain(BiConsumer<Long, Long> keep) {
        byAccount.values().forEach(endpoint -> endpoint.drain(keep));
    }

    void clear() {
        byAccount.values().forEach(Endpoint::clear);
    }
}
