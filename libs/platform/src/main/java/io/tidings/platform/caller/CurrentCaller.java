package io.tidings.platform.caller;

import io.tidings.platform.fault.Unauthenticated;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request that runs. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /**
     * The caller.
     *
     * @throws Unauthenticated in a resource that is {@link Open}
     */
    public Caller get() {
        if (caller == null) {
            throw Unauthenticated.missing();
        }
        return caller;
    }

    void is(Caller known) {
        caller = known;
    }
}
