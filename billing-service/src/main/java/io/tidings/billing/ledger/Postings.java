package io.tidings.billing.ledger;

import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Transfers as the columns of a batch insert. */
record Postings(List<Posting> rows) {

    /** The entries of all transfers. */
    static Postings of(List<Transfer> transfers) {
        return new Postings(transfers.stream().flatMap(Posting::of).toList());
    }

    /** The transfers themselves. */
    static Tuple heads(List<Transfer> transfers) {
        return Tuple.from(List.of(
                column(transfers, Transfer::id, UUID[]::new),
                column(transfers, Transfer::workspace, UUID[]::new),
                column(transfers, transfer -> transfer.kind().stored(), String[]::new),
                column(transfers, Transfer::reservation, UUID[]::new),
                column(transfers, Transfer::event, UUID[]::new),
                column(transfers, Transfer::memo, String[]::new),
                column(transfers, transfer -> transfer.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new)));
    }

    Tuple tuple() {
        return Tuple.from(List.of(
                column(rows, Posting::transfer, UUID[]::new),
                column(rows, Posting::workspace, UUID[]::new),
                column(rows, Posting::owner, UUID[]::new),
                column(rows, Posting::kind, String[]::new),
                column(rows, Posting::amount, BigDecimal[]::new)));
    }

    /** Fails when an entry found no account. */
    void requireAll(int inserted) {
        if (inserted != rows.size()) {
            throw new IllegalStateException(inserted + " of " + rows.size() + " entries have an account");
        }
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private record Posting(UUID transfer, UUID workspace, UUID owner, String kind, BigDecimal amount) {
        static Stream<Posting> of(Transfer transfer) {
            return transfer.movement().amounts().entrySet().stream().map(change -> {
                AccountKind account = change.getKey();
                UUID owner = account.owner(transfer.workspace());
                return new Posting(transfer.id(), transfer.workspace(), owner, account.stored(), change.getValue());
            });
        }
    }
}
