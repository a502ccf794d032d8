package io.tidings.billing.reservation;

import io.tidings.events.Charge;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that can happen to a workspace's reservations; keys are small numbers so that things meet. */
sealed interface Step {

    /** A reserve; {@code due} ones expire with the next sweep. */
    record Reserve(int key, int count, boolean due) implements Step {}

    record Release(int key) implements Step {}

    record Sweep() implements Step {}

    /** A batch as it was polled: new events, and old ones again by their number. */
    record Poll(List<Told> events, List<Integer> again) implements Step {}

    /** One event of a reservation. */
    record Told(int key, List<Sum> sums) {}

    /** So many messages with this charge. */
    record Sum(Charge charge, int count) {}

    /** Sequences, in which charges are the most frequent. */
    static Arbitrary<List<Step>> sequences() {
        Arbitrary<Integer> keys = Arbitraries.integers().between(0, 3);
        Arbitrary<Integer> counts = Arbitraries.integers().between(1, 12);
        Arbitrary<Sum> sums =
                Combinators.combine(Arbitraries.of(Charge.class), counts).as(Sum::new);
        Arbitrary<Told> events = Combinators.combine(
                        keys,
                        sums.list().uniqueElements(Sum::charge).ofMinSize(1).ofMaxSize(3))
                .as(Told::new);
        Arbitrary<List<Integer>> again =
                Arbitraries.integers().between(0, 50).list().ofMaxSize(3);
        Arbitrary<Step> reserves = Combinators.combine(keys, counts, Arbitraries.of(true, false, false))
                .as(Reserve::new);
        Arbitrary<Step> polls =
                Combinators.combine(events.list().ofMaxSize(4), again).as(Poll::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, reserves),
                        Tuple.of(1, keys.map(Release::new)),
                        Tuple.of(1, Arbitraries.create(Sweep::new)),
                        Tuple.of(6, polls))
                .list()
                .ofMinSize(5)
                .ofMaxSize(25);
    }
}
