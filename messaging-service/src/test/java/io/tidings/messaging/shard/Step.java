package io.tidings.messaging.shard;

import io.tidings.events.ReceiptState;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that can happen to a shard; messages and attempts are small numbers, so that things meet. */
sealed interface Step {

    /** A command for these messages, new or repeated. */
    record Command(Set<Integer> messages) implements Step {}

    /** Time goes over the end of the lease. */
    record EndLease() implements Step {}

    /** An owner asks for the shard. */
    record Take(Owner owner) implements Step {}

    /** An owner renews the last lease that it got, whether it has lost it or not. */
    record Renew(Owner owner) implements Step {}

    /** An owner claims under the last lease that it got, whether it has lost it or not. */
    record Claim(Owner owner, List<Try> tries) implements Step {}

    /** What came of attempts is written, now or again, in one batch. */
    record Results(Set<Integer> attempts) implements Step {}

    /** A receipt that names our message. */
    record Receipt(int message, ReceiptState status) implements Step {}

    /** A receipt that names the provider's id of an attempt only, which may not be known yet, or ever. */
    record Nameless(int attempt, ReceiptState status) implements Step {}

    /** Somebody holds, or lifts the hold. */
    record Hold(Target target, boolean held) implements Step {}

    /** The owner finds a message too old to be sent. */
    record Expire(int message) implements Step {}

    /** What waits is read. */
    record Read() implements Step {}

    enum Owner {
        A,
        B
    }

    enum Target {
        BROADCAST,
        DEVICE,
        WORKSPACE
    }

    enum End {
        SENT,
        UNKNOWN,
        FAILED,
        SUPPRESSED,
        AGAIN,
        NOT_BEGUN
    }

    /** An attempt, and how its call would end. */
    record Try(int message, End end) {}

    /** Sequences, in which claims and results are the most frequent. */
    static Arbitrary<List<Step>> sequences() {
        Arbitrary<Integer> messages = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> attempts = Arbitraries.integers().between(0, 5);
        Arbitrary<Owner> owners = Arbitraries.of(Owner.class);
        Arbitrary<ReceiptState> statuses =
                Arbitraries.of(ReceiptState.SENT, ReceiptState.DELIVERED, ReceiptState.READ, ReceiptState.FAILED);
        Arbitrary<Step> receipts = Combinators.combine(messages, statuses).as(Receipt::new);
        Arbitrary<Step> nameless = Combinators.combine(attempts, statuses).as(Nameless::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, messages.set().ofMinSize(1).ofMaxSize(4).map(Command::new)),
                        Tuple.of(3, Arbitraries.create(EndLease::new)),
                        Tuple.of(5, owners.map(Take::new)),
                        Tuple.of(1, owners.map(Renew::new)),
                        Tuple.of(8, claims(owners, messages)),
                        Tuple.of(7, attempts.set().ofMinSize(1).ofMaxSize(3).map(Results::new)),
                        Tuple.of(2, receipts),
                        Tuple.of(2, nameless),
                        Tuple.of(2, holds()),
                        Tuple.of(1, messages.map(Expire::new)),
                        Tuple.of(1, Arbitraries.create(Read::new)))
                .list()
                .ofMinSize(10)
                .ofMaxSize(22);
    }

    private static Arbitrary<Step> claims(Arbitrary<Owner> owners, Arbitrary<Integer> messages) {
        Arbitrary<Try> tries = Combinators.combine(
                        messages,
                        Arbitraries.frequency(
                                Tuple.of(3, End.SENT),
                                Tuple.of(1, End.UNKNOWN),
                                Tuple.of(1, End.FAILED),
                                Tuple.of(1, End.SUPPRESSED),
                                Tuple.of(3, End.AGAIN),
                                Tuple.of(2, End.NOT_BEGUN)))
                .as(Try::new);
        return Combinators.combine(
                        owners,
                        tries.list().uniqueElements(Try::message).ofMinSize(1).ofMaxSize(4))
                .as(Claim::new);
    }

    private static Arbitrary<Step> holds() {
        return Combinators.combine(Arbitraries.of(Target.class), Arbitraries.of(true, false))
                .as(Hold::new);
    }
}
