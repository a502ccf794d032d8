package io.tidings.broadcast.intake;

import io.tidings.broadcast.catalog.Template;
import io.tidings.broadcast.country.Country;
import io.tidings.broadcast.sender.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A form with the things that its ids refer to, as far as they exist.
 *
 * @param delayedTo when it is to start, if not at once
 */
record Order(
        OrderForm form,
        Optional<Template> template,
        Optional<Sender> sender,
        Optional<Country> country,
        Optional<Instant> delayedTo) {

    /** The countries whose national numbers are understood, the nearest first. */
    List<String> countries(String home) {
        return Stream.concat(country.map(Country::code).stream(), Stream.of(home))
                .filter(code -> !code.isEmpty())
                .toList();
    }
}
