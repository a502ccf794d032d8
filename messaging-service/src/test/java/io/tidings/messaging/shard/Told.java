package io.tidings.messaging.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.events.EventType;
import io.tidings.events.MessagesChanged;
import io.tidings.events.MessagesChanged.Change;
import io.tidings.messaging.shard.SimpleMessage.Place;
import io.tidings.platform.event.EventJson;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What went through the outbox, kept by a trigger, since the relay empties the table. */
final class Told implements AutoCloseable {

    private final Connection owner;

    private Told(Connection owner) {
        this.owner = owner;
    }

    static Told listen() throws SQLException {
        var config = ConfigProvider.getConfig();
        Connection owner = DriverManager.getConnection(
                "jdbc:postgresql://" + config.getValue("tidings.postgres", String.class) + "/tidings_messaging",
                "tidings_owner",
                config.getValue("tidings.postgres.password", String.class));
        Told told = new Told(owner);
        told.execute("CREATE TABLE told (seq bigint, payload bytea)");
        told.execute("CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$"
                + " BEGIN INSERT INTO told VALUES (NEW.seq, NEW.payload); RETURN NEW; END $$");
        told.execute("CREATE TRIGGER told AFTER INSERT ON outbox FOR EACH ROW" + " WHEN (NEW.type = '"
                + EventType.MESSAGES_CHANGED.typeName() + "') EXECUTE FUNCTION tell()");
        return told;
    }

    /** Each transition was told once, in order, and the charges leave the price where the last state says. */
    void check(List<World> worlds) throws SQLException, IOException {
        Map<UUID, List<Change>> changes = read();
        for (World world : worlds) {
            world.model.messages.forEach((id, expected) -> {
                List<Change> told = changes.getOrDefault(id, List.of());
                assertThat(told.stream().map(Told::line).toList())
                        .as(world.after(world.steps.size()))
                        .isEqualTo(expected.told);
                assertThat(place(told)).as(world.after(world.steps.size())).isEqualTo(expected.place());
            });
        }
        execute("TRUNCATE told");
    }

    private Map<UUID, List<Change>> read() throws SQLException, IOException {
        Map<UUID, List<Change>> changes = new HashMap<>();
        try (var statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT payload FROM told ORDER BY seq")) {
            while (rows.next()) {
                EventJson.read(rows.getBytes(1), MessagesChanged.class)
                        .changes()
                        .forEach(change -> changes.computeIfAbsent(change.message(), id -> new ArrayList<>())
                                .add(change));
            }
        }
        return changes;
    }

    private static String line(Change change) {
        return change.from().sending() + "/" + change.from().receipt() + " > "
                + change.to().sending() + "/" + change.to().receipt() + " " + change.charge();
    }

    /** Where the charges bring the price, from a reservation of one; never from where it is not. */
    private static Place place(List<Change> told) {
        Map<Place, Integer> books = new EnumMap<>(Map.of(Place.RESERVED, 1, Place.REVENUE, 0, Place.CUSTOMER, 0));
        for (Change change : told) {
            switch (change.charge()) {
                case CAPTURE -> move(books, Place.RESERVED, Place.REVENUE);
                case RELEASE -> move(books, Place.RESERVED, Place.CUSTOMER);
                case REVERSE -> move(books, Place.REVENUE, Place.CUSTOMER);
                // the platform pays, and the customer keeps what came back
                case WRITE_OFF -> move(books, Place.CUSTOMER, Place.REVENUE);
                case NONE -> {}
            }
        }
        return books.entrySet().stream()
                .filter(place -> place.getValue() == 1)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static void move(Map<Place, Integer> books, Place from, Place to) {
        assertThat(books.merge(from, -1, Integer::sum)).isZero();
        books.merge(to, 1, Integer::sum);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("DROP TRIGGER told ON outbox");
        execute("DROP FUNCTION tell()");
        execute("DROP TABLE told");
        owner.close();
    }
}
