package io.tidings.messaging.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tidings.testkit.TableChecks;
import io.tidings.testkit.TidingsStack;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database itself shows and takes only rows of the workspace, whatever the code above it asks for. */
@QuarkusTest
@QuarkusTestResource(
        value = TidingsStack.class,
        initArgs = @ResourceArg(name = "database", value = "tidings_messaging"))
class RowSecurityTest {

    private static final Map<String, String> SHARED =
            Map.of("hold", "ids only, of what is held; lifted by way of the workspace's devices, and never placed");

    @Test
    void keepsWorkspacesApartInEveryTable() {
        assertThat(TableChecks.of("tidings_messaging", SHARED).offences()).isEmpty();
    }
}
