package io.tidings.testkit.bad.gamma;

import io.smallrye.mutiny.Uni;

/** Has all who wait go on as the one who asked first. */
final class Sharer {
    Uni<String> shared(Uni<String> source) {
        return source.memoize().indefinitely();
    }
}
