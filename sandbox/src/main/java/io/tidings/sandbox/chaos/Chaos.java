package io.tidings.sandbox.chaos;

import jakarta.inject.Singleton;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Rolls the dice for the faults that are switched on. Safe for several threads. */
@Singleton
public final class Chaos {
    private static final int NO_ERROR = 0;

    private volatile State state = new State(Faults.NONE, new Random());

    private record State(Faults faults, Random dice) {
        boolean happens(double share) {
            return share > 0 && dice.nextDouble() < share;
        }
    }

    /** Switches to these faults. */
    public void set(Faults faults) {
        Long seed = faults.seed();
        state = new State(faults, seed == null ? new Random() : new Random(seed));
    }

    /** What is switched on. */
    public Faults faults() {
        return state.faults();
    }

    /** The code to refuse a message with, or 0. */
    public int error() {
        State now = state;
        return now.happens(now.faults().errorRate()) ? now.faults().code() : NO_ERROR;
    }

    /** Whether the reply to a message is lost. */
    public boolean losesReply() {
        State now = state;
        return now.happens(now.faults().dropReplyRate());
    }

    /** Whether a receipt comes twice. */
    public boolean repeatsReceipt() {
        State now = state;
        return now.happens(now.faults().duplicateReceiptRate());
    }

    /** Whether receipts of a message come in any order. */
    public boolean shufflesReceipts() {
        return state.faults().shuffled();
    }

    /** The dice, for what else is random. */
    public RandomGenerator dice() {
        return state.dice();
    }
}
