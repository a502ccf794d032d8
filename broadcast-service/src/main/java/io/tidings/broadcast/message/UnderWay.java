package io.tidings.broadcast.message;

/** An earlier call with the same key has not ended yet. */
final class UnderWay extends RuntimeException {

    UnderWay() {
        super("an earlier call with this key is under way", null, false, false);
    }
}
