package io.tidings.gateway.rate;

import io.tidings.platform.limit.Tally;
import java.util.List;
import java.util.Optional;

/**
 * What a call was counted against.
 *
 * @param tally what became of it; empty when nobody could count it and it goes on
 */
record Standing(List<Policy> policies, Optional<Tally> tally) {

    boolean admitted() {
        return tally.map(Tally::admitted).orElse(true);
    }
}
