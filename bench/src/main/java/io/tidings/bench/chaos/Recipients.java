package io.tidings.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Phone numbers, each given once; a few of each hundred end as one of the sandbox's fixed numbers does. */
final class Recipients {

    /** The failure comes by receipt. */
    static final String FAILS_LATER = "9901";
    /** The reply is dropped and no receipt ever comes. */
    static final String SILENT = "9916";

    private static final String PREFIX = "21355";
    private static final int PLAIN_ENDINGS = 9_900;
    private static final int PER_ENDING = 999;
    private static final List<String> FIXED = List.of(FAILS_LATER, "9906", "9906", "9907", "9907", "9911", SILENT);
    private static final int ORDINARY_OF_100 = 94;

    private final RandomGenerator dice;
    private final int[] given = new int[FIXED.size()];
    private int plain;

    Recipients(long seed) {
        dice = new SplittableRandom(seed);
    }

    /** The next ones. */
    synchronized List<String> take(int count) {
        List<String> phones = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int kind = dice.nextInt(FIXED.size());
            boolean ordinary = dice.nextInt(100) < ORDINARY_OF_100 || given[kind] >= PER_ENDING / 2;
            phones.add(ordinary ? ordinary() : fixed(kind));
        }
        return phones;
    }

    private String ordinary() {
        int number = plain++;
        return PREFIX + "%03d%04d".formatted(number / PLAIN_ENDINGS, number % PLAIN_ENDINGS);
    }

    /** Endings that are in the list twice count on alternately. */
    private String fixed(int kind) {
        int first = FIXED.indexOf(FIXED.get(kind));
        int twice = FIXED.lastIndexOf(FIXED.get(kind)) == first ? 1 : 2;
        return PREFIX + "%03d".formatted(given[kind]++ * twice + kind - first) + FIXED.get(kind);
    }
}
