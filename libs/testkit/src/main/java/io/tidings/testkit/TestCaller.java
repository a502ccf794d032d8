package io.tidings.testkit;

import java.util.List;
import java.util.UUID;

/**
 * Who a test's inward token speaks for; the components are the token's claims.
 *
 * @param workspace claim {@code ws}
 * @param workspaceNumber claim {@code wsn}
 * @param user claim {@code sub}
 * @param userNumber claim {@code uid}
 * @param kind {@code login} or {@code api}
 */
public record TestCaller(
        UUID workspace,
        long workspaceNumber,
        UUID user,
        long userNumber,
        List<String> abilities,
        String zone,
        String country,
        String kind) {

    /** A caller of a new workspace with abilities read and write, in Algeria, signed in. */
    public static TestCaller fresh() {
        return of(UUID.randomUUID());
    }

    /** As {@link #fresh()}, in the given workspace. */
    public static TestCaller of(UUID workspace) {
        return new TestCaller(
                workspace,
                Math.abs(workspace.getLeastSignificantBits() % 1_000_000),
                UUID.randomUUID(),
                1,
                List.of("read", "write"),
                "Africa/Algiers",
                "DZ",
                "login");
    }

    /** The same caller with other abilities. */
    public TestCaller with(String... granted) {
        return new TestCaller(workspace, workspaceNumber, user, userNumber, List.of(granted), zone, country, kind);
    }
}
