package io.tidings.billing.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.billing.testing.OnStack;
import io.tidings.testkit.TableChecks;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The database itself shows and takes only rows of the workspace, whatever the code above it asks for. */
@OnStack
class RowSecurityTest {

    @Test
    void keepsWorkspacesApartInEveryTable() {
        assertThat(TableChecks.of("tidings_billing", Map.of()).offences()).isEmpty();
    }
}
