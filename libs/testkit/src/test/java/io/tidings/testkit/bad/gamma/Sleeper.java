package io.tidings.testkit.bad.gamma;

import io.smallrye.mutiny.Uni;

/** Waits for a Uni. */
final class Sleeper {
    String value(Uni<String> source) {
        return source.await().indefinitely();
    }
}
