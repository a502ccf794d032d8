package io.tidings.auth.workspace;

import io.smallrye.mutiny.Uni;
import io.tidings.auth.session.LoginOnly;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.paging.Page;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.tidings.platform.store.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** All workspaces, for those who run the platform; only for who is signed in. */
@ApplicationScoped
public class Register {
    private static final String SELECT = "SELECT " + Entry.COLUMNS + " FROM workspace w";
    private static final String MATCHING = " WHERE ($1::text IS NULL OR strpos(lower(w.name), lower($1)) > 0)"
            + " AND ($2::boolean IS NULL OR w.suspended = $2)";
    private static final String TOTAL = "SELECT count(*) FROM workspace w" + MATCHING;
    private static final String LIST = SELECT + MATCHING + " ORDER BY w.number LIMIT $3 OFFSET $4";
    private static final String FIND = SELECT + " WHERE w.number = $1";

    private final Transactions transactions;

    Register(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A page of those that match, the oldest first. */
    public Uni<Page<Entry>> list(Caller admin, Filter filter, PageRequest page) {
        LoginOnly.of(admin);
        return transactions.asWorker(tx -> tx.connection()
                .preparedQuery(TOTAL)
                .execute(filter.tuple())
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(total -> tx.connection()
                        .preparedQuery(LIST)
                        .execute(filter.tuple().addInteger(page.size()).addLong(page.offset()))
                        .map(rows -> new Page<>(rows.stream().map(Entry::of).toList(), total, page))));
    }

    /** One of them; fails with {@code NotFound}. */
    public Uni<Entry> show(Caller admin, long number) {
        LoginOnly.of(admin);
        return transactions.asWorker(tx -> find(tx, number));
    }

    /** The same in a transaction of the worker. */
    Uni<Entry> find(Tx tx, long number) {
        return tx.connection()
                .preparedQuery(FIND)
                .execute(Tuple.of(number))
                .map(rows -> rows.stream().findFirst().map(Entry::of).orElseThrow(Register::unknown));
    }

    static NotFound unknown() {
        return new NotFound("Workspace not found");
    }

    /**
     * Which workspaces are wanted: those with all of these.
     *
     * @param search part of the name, in any case of letters
     */
    public record Filter(Optional<String> search, Optional<Boolean> suspended) {
        private Tuple tuple() {
            return Tuple.tuple(Arrays.asList(search.orElse(null), suspended.orElse(null)));
        }
    }
}
