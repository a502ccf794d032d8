package io.tidings.auth.announcement;

import io.smallrye.mutiny.Uni;
import io.tidings.platform.fault.NotFound;
import io.tidings.platform.paging.PageRequest;
import io.tidings.platform.store.Transactions;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Reads table {@code announcement}. */
@ApplicationScoped
public class Announcements {
    private static final String SELECT = "SELECT " + Announcement.COLUMNS + " FROM announcement";
    private static final String SHOWN =
            SELECT + " WHERE active AND coalesce(starts_at <= $1, true) AND coalesce(expires_at > $1, true)";
    /** Ids sort by the time of their creation. */
    private static final String NEWEST = " ORDER BY id DESC LIMIT ";

    private final Transactions transactions;
    private final InstantSource clock;

    Announcements(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that everybody is shown now, the newest first. */
    public Uni<List<Announcement>> shown(UUID workspace, PageRequest page) {
        return list(workspace, SHOWN + NEWEST + "$2 OFFSET $3", Tuple.of(now(), page.size(), page.offset()));
    }

    /** One that everybody is shown now; fails with {@code NotFound}. */
    public Uni<Announcement> shown(UUID workspace, UUID id) {
        return only(list(workspace, SHOWN + " AND id = $2", Tuple.of(now(), id)));
    }

    /** All there are, the newest first. */
    public Uni<List<Announcement>> all(UUID workspace, PageRequest page) {
        return list(workspace, SELECT + NEWEST + "$1 OFFSET $2", Tuple.of(page.size(), page.offset()));
    }

    /** Any of them; fails with {@code NotFound}. */
    public Uni<Announcement> any(UUID workspace, UUID id) {
        return only(list(workspace, SELECT + " WHERE id = $1", Tuple.of(id)));
    }

    static NotFound unknown() {
        return new NotFound("Announcement not found");
    }

    private Uni<List<Announcement>> list(UUID workspace, String query, Tuple parameters) {
        return transactions.inWorkspace(
                workspace,
                tx -> tx.connection()
                        .preparedQuery(query)
                        .execute(parameters)
                        .map(rows -> rows.stream().map(Announcement::of).toList()));
    }

    private static Uni<Announcement> only(Uni<List<Announcement>> found) {
        return found.map(list -> list.stream().findFirst().orElseThrow(Announcements::unknown));
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
