package io.tidings.auth.token;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.auth.audit.AuditLog;
import io.tidings.auth.membership.Reach;
import io.tidings.auth.revocation.CredentialNews;
import io.tidings.platform.audit.Change;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.Invalid;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The API tokens of the caller's workspace, as its members see and change them: everybody their own, owners those of all,
 * admins those of all but owners. Another user is {@code Forbidden}, whether or not there is one.
 */
@ApplicationScoped
public class WorkspaceTokens {
    private static final int BYTES = 32;

    private final Transactions transactions;
    private final Reach reach;
    private final TokenStore store;
    private final AuditLog audit;
    private final CredentialNews news;
    private final SecureRandom random = new SecureRandom();

    WorkspaceTokens(Transactions transactions, Reach reach, TokenStore store, AuditLog audit, CredentialNews news) {
        this.transactions = transactions;
        this.reach = reach;
        this.store = store;
        this.audit = audit;
        this.news = news;
    }

    /** What that user, or the caller, has and is not revoked, the newest first. */
    public Uni<List<ApiToken>> list(Caller caller, Optional<UUID> user, PageRequest page) {
        return transactions.inWorkspace(
                caller.workspace(), tx -> reach.of(tx, caller, user).chain(of -> store.list(tx, of, page)));
    }

    /**
     * A new token; fails with {@code Invalid} for abilities that don't exist or that the caller lacks. One that is made with
     * another token ends with it at the latest, and works from its addresses only.
     */
    public Uni<IssuedToken> issue(Caller caller, TokenOrder order) {
        Set<String> abilities = Grants.of(caller, order.abilities());
        String text = text();
        return transactions
                .inWorkspace(
                        caller.workspace(),
                        tx -> reach.of(tx, caller, order.user())
                                .chain(user -> store.maker(tx, caller)
                                        .chain(maker -> store.insert(
                                                tx,
                                                caller.workspace(),
                                                user,
                                                maker,
                                                maker.limit(order),
                                                abilities,
                                                text)))
                                .call(token ->
                                        note(tx, caller, "api_token.created", token, Change.made(token.state()))))
                .map(token -> new IssuedToken(token, text));
    }

    /** Ends a token, and what was made with it, everywhere within a second; fails with {@code Invalid} when the user has no such token. */
    public Uni<Void> revoke(Caller caller, Optional<UUID> user, UUID token) {
        return transactions.inWorkspace(
                caller.workspace(),
                tx -> reach.of(tx, caller, user)
                        .chain(of -> store.revoke(tx, caller.workspace(), of, token))
                        .chain(ended -> ended.isEmpty() ? unknown() : ended(tx, caller, ended)));
    }

    private Uni<Void> ended(Tx tx, Caller caller, List<ApiToken> tokens) {
        return Multi.createFrom()
                .iterable(tokens)
                .onItem()
                .transformToUniAndConcatenate(token -> ended(tx, caller, token))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> ended(Tx tx, Caller caller, ApiToken token) {
        return news.ofCredential(tx, caller.workspace(), token.id())
                .chain(() -> note(tx, caller, "api_token.revoked", token, Change.removed(token.state())));
    }

    private Uni<Void> note(Tx tx, Caller caller, String action, ApiToken token, Change change) {
        return audit.write(tx, caller, action, "api_token:" + token.id(), change);
    }

    private static Uni<Void> unknown() {
        return Uni.createFrom().failure(Invalid.field("id", "The selected id is invalid."));
    }

    private String text() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
