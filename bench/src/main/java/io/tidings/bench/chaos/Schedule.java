package io.tidings.bench.chaos;

import io.tidings.bench.chaos.Disaster.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What goes wrong when: fixed by the seed, the span and the number of disasters. */
record Schedule(List<Disaster> disasters) {

    private static final List<Duration> STOPS =
            Stream.of(3, 8, 20).map(Duration::ofSeconds).toList();
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(6);

    /** Draws at most so many disasters, and half as many faults of the provider, and spreads them over the span. */
    static Schedule of(long seed, Duration span, int most) {
        RandomGenerator dice = new SplittableRandom(seed);
        List<Disaster> processes = first(most, deck(dice), dice);
        List<Disaster> provider = first((most + 1) / 2, ProviderFaults.all(), dice);
        List<Disaster> all = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            all.add(processes.get(i).at(moment(span, i, processes.size(), dice)));
        }
        for (int i = 0; i < provider.size(); i++) {
            // one at a time: they end before the next one's part of the span begins
            Duration lasting = share(span, 0.1 + 0.4 * dice.nextDouble(), provider.size());
            all.add(provider.get(i).at(moment(span, i, provider.size(), dice)).lastingAtMost(lasting));
        }
        all.sort(Comparator.comparing(Disaster::at));
        return new Schedule(List.copyOf(all));
    }

    private static List<Disaster> first(int most, List<Disaster> deck, RandomGenerator dice) {
        List<Disaster> shuffled = new ArrayList<>(deck);
        Collections.shuffle(shuffled, dice);
        return List.copyOf(shuffled.subList(0, Math.min(most, shuffled.size())));
    }

    /** Somewhere in the first 40 % of the i-th part of the span, so that long disasters reach into the next part. */
    private static Duration moment(Duration span, int i, int parts, RandomGenerator dice) {
        return share(span, i + 0.1 + 0.3 * dice.nextDouble(), parts);
    }

    private static Duration share(Duration span, double parts, int of) {
        return Duration.ofMillis((long) (span.toMillis() * parts / of));
    }

    private static List<Disaster> deck(RandomGenerator dice) {
        List<Disaster> deck = new ArrayList<>();
        for (String part : List.of(
                "messaging",
                "messaging",
                "sender2",
                "sender2",
                "broadcast",
                "billing",
                "auth",
                "gateway",
                "kafka",
                "postgres",
                "postgres",
                "redis")) {
            deck.add(Disaster.of(Kind.KILL, part, absence(dice)));
        }
        for (Duration stop : STOPS) {
            deck.add(Disaster.of(Kind.STOP, "messaging", stop));
            deck.add(Disaster.of(Kind.STOP, "sender2", stop));
        }
        for (String part : List.of("postgres", "postgres", "broadcast", "billing", "kafka")) {
            deck.add(Disaster.of(Kind.STOP, part, STOPS.get(dice.nextInt(STOPS.size()))));
        }
        deck.add(Disaster.of(Kind.WIPE, "redis", Duration.ZERO));
        return deck;
    }

    private static Duration absence(RandomGenerator dice) {
        return Duration.ofMillis(dice.nextLong(LONGEST_ABSENCE.toMillis()));
    }
}
