package io.tidings.auth.membership;

import io.tidings.platform.fault.Invalid;
import java.util.Map;

/** The answer to somebody who has no workspace to act in. */
public final class NoWorkspace {
    /** The fault's code, by which the gateway knows it. */
    public static final String CODE = "no_workspace";

    private static final String TEXT = "No workspace associated with this token."
            + " Open Grow, switch to the correct workspace, then create a new API token.";

    private NoWorkspace() {}

    /** 422 with the documented text. */
    public static Invalid fault() {
        return new Invalid(CODE, TEXT, Map.of());
    }
}
