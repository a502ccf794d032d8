package io.tidings.testkit.bad.alpha;

import io.tidings.testkit.bad.beta.Beta;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** One half of a cycle of features, with an injected field. */
public class Alpha {
    @Inject
    @Nullable
    Beta beta;
}
