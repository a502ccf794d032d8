package io.tidings.broadcast.country;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.caller.Caller;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The countries; the same for every workspace. */
@Singleton
public class Countries {

    private static final String ALL = "SELECT id, name, iso2, dial_code FROM country ORDER BY name";
    private static final String ONE = "SELECT id, name, iso2, dial_code FROM country WHERE id = $1";

    private final Transactions transactions;

    Countries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All of them, by name. */
    public Uni<List<Country>> all() {
        return select(ALL, Tuple.tuple());
    }

    /** The country of this id. */
    public Uni<Optional<Country>> find(int id) {
        return select(ONE, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    private Uni<List<Country>> select(String sql, Tuple parameters) {
        return transactions
                .inWorkspace(
                        Caller.NOBODY, tx -> tx.connection().preparedQuery(sql).execute(parameters))
                .map(Countries::countries);
    }

    private static List<Country> countries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Country(
                        row.getInteger("id"), row.getString("name"), row.getString("iso2"), row.getString("dial_code")))
                .toList();
    }
}
