package io.tidings.platform.fault;

import java.util.List;

/** The caller is known and may not do this. */
public final class Forbidden extends Fault {

    private final List<String> requiredAbilities;

    private Forbidden(String code, String text, List<String> requiredAbilities) {
        super(403, code, text);
        this.requiredAbilities = requiredAbilities;
    }

    /** The credential lacks an ability. */
    public static Forbidden lacking(String ability) {
        return new Forbidden("forbidden", "Invalid ability provided.", List.of(ability));
    }

    /** Forbidden for another reason. */
    public static Forbidden because(String code, String text) {
        return new Forbidden(code, text, List.of());
    }

    /** The abilities that the credential would need; empty when it is not a matter of abilities. */
    public List<String> requiredAbilities() {
        return requiredAbilities;
    }
}
