package io.tidings.sandbox.account;

import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.graph.GraphRoutes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Decides by bearer token which accounts and numbers a call may name. */
@Singleton
public final class Access {
    private static final String SCHEME = "Bearer ";

    private final Accounts accounts;

    Access(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The number that the path names; 190 for a token that nobody has, 100/33 for a number of somebody else. */
    public Line line(RoutingContext call) {
        Directory directory = accounts.directory();
        Line line = directory.line(GraphRoutes.id(call));
        String token = token(call, directory, line == null ? null : line.account());
        if (line == null || !line.account().accessToken().equals(token)) {
            throw GraphFault.unknownObject(GraphRoutes.id(call));
        }
        return line;
    }

    /** The account that the path names; 190 for a token that nobody has, 100/33 for an account of somebody else. */
    public Account account(RoutingContext call) {
        Directory directory = accounts.directory();
        Account account = directory.account(GraphRoutes.id(call));
        String token = token(call, directory, account);
        if (account == null || !account.accessToken().equals(token)) {
            throw GraphFault.unknownObject(GraphRoutes.id(call));
        }
        return account;
    }

    private static String token(RoutingContext call, Directory directory, @Nullable Account expected) {
        String header = call.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw GraphFault.of(190, "An access token is required.");
        }
        String token = header.substring(SCHEME.length()).strip();
        boolean known = expected != null && expected.accessToken().equals(token);
        if (!known && !directory.knowsToken(token)) {
            throw GraphFault.of(190, "The access token is not valid.");
        }
        return token;
    }
}
