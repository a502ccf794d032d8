package io.tidings.platform.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tidings.testkit.TidingsStack;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;

/**
 * Prints what naming the workspace costs a transaction of one short query: run its main method. Three shapes on the same
 * pool and table, in turn: a plain transaction, the setting in a round trip of its own, and the kit's pipelined one.
 */
final class WorkspaceCost {

    private static final int ROUNDS = 15;
    private static final int TRANSACTIONS = 4_000;
    private static final int AT_ONCE = 8;
    private static final String QUERY = "SELECT name FROM thing WHERE id = $1";
    private static final UUID WORKSPACE = UUID.randomUUID();

    private WorkspaceCost() {}

    public static void main(String[] args) {
        TidingsStack stack = new TidingsStack();
        stack.init(Map.of("parts", "postgres", "database", "tidings_platform"));
        Map<String, String> config = stack.start();
        String address = config.getOrDefault("tidings.postgres", "");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + address + "/tidings_platform", "tidings_owner", "tidings")
                .locations("db/platform", "db/migration")
                .load()
                .migrate();
        Vertx vertx = Vertx.vertx();
        Pool pool = pool(vertx, address);
        List<Shape> shapes = List.of(
                new Shape("plain transaction, no workspace", () -> transaction(pool, "BEGIN")),
                new Shape("workspace in a round trip of its own", () -> separate(pool)),
                new Shape("workspace pipelined with BEGIN", () -> transaction(pool, begin())));
        for (int round = 0; round < ROUNDS; round++) {
            shapes.forEach(Shape::run);
        }
        shapes.forEach(Shape::print);
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    private static Pool pool(Vertx vertx, String address) {
        String[] parts = address.split(":");
        PgConnectOptions options = new PgConnectOptions()
                .setHost(parts[0])
                .setPort(Integer.parseInt(parts[1]))
                .setDatabase("tidings_platform")
                .setUser("tidings_app")
                .setPassword("tidings")
                .setCachePreparedStatements(true);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    private static String begin() {
        return "BEGIN; SELECT set_config('tidings.workspace', '" + WORKSPACE + "', true)";
    }

    private static Uni<?> transaction(Pool pool, String begin) {
        return Transaction.run(pool, begin, WorkspaceCost::query);
    }

    private static Uni<?> separate(Pool pool) {
        return Transaction.run(
                pool,
                "BEGIN",
                tx -> tx.connection()
                        .preparedQuery("SELECT set_config('tidings.workspace', $1, true)")
                        .execute(Tuple.of(WORKSPACE.toString()))
                        .chain(() -> query(tx)));
    }

    private static Uni<Object> query(Tx tx) {
        return tx.connection().preparedQuery(QUERY).execute(Tuple.of(1L)).map(rows -> rows);
    }

    private record Shape(String name, Supplier<Uni<?>> transaction, List<Double> micros) {

        Shape(String name, Supplier<Uni<?>> transaction) {
            this(name, transaction, new ArrayList<>());
        }

        void run() {
            long begun = System.nanoTime();
            List<?> done = Multi.createFrom()
                    .range(0, TRANSACTIONS)
                    .onItem()
                    .transformToUni(i -> transaction.get().replaceWith(i))
                    .merge(AT_ONCE)
                    .collect()
                    .asList()
                    .await()
                    .atMost(Duration.ofMinutes(5));
            micros.add((System.nanoTime() - begun) / 1_000.0 / done.size());
        }

        /** Without the first five rounds, which warm up. */
        void print() {
            List<Double> warm = micros.subList(5, ROUNDS).stream().sorted().toList();
            System.out.printf(
                    "%-40s median %7.1f us a transaction, least %7.1f%n",
                    name, warm.get(warm.size() / 2), warm.getFirst());
        }
    }
}
