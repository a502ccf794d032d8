package io.tidings.gateway.visit;

import io.tidings.platform.id.Uuid7s;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id under which a request is found in the logs of every part. */
@Singleton
class AcceptedIds {
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Uuid7s ids;

    AcceptedIds(Uuid7s ids) {
        this.ids = ids;
    }

    /** The client's own id when it is a sane one, otherwise a new one. */
    String accept(@Nullable String offered) {
        return offered != null && SANE.matcher(offered).matches()
                ? offered
                : ids.next().toString();
    }
}
