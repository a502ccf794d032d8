package io.tidings.platform.fault;

import java.util.Collection;
import java.util.TreeSet;

/** The path is known, the method is not. */
public final class WrongMethod extends Fault {

    private final String allow;

    /** @param allowed the methods that the path knows, or none where that isn't known */
    public WrongMethod(Collection<String> allowed) {
        super(405, "method_not_allowed", "The method is not allowed for this path.");
        this.allow = String.join(", ", new TreeSet<>(allowed));
    }

    /** The value of the Allow header. */
    public String allow() {
        return allow;
    }
}
