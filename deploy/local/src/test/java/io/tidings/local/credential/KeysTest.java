package io.tidings.local.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.local.credential.Keys.Token;
import io.tidings.local.setting.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path home;

    @Test
    void staysTheSameForTheSameData() {
        Keys first = Keys.of(new Home(home));
        Keys second = Keys.of(new Home(home));

        assertThat(second.service()).isEqualTo(first.service());
        assertThat(second.token(Token.DEMO_API))
                .isEqualTo(first.token(Token.DEMO_API))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void differsForOtherData() {
        Keys here = Keys.of(new Home(home.resolve("a")));
        Keys there = Keys.of(new Home(home.resolve("b")));

        assertThat(here.service()).isNotEqualTo(there.service());
        assertThat(here.token(Token.DEMO_API)).isNotEqualTo(there.token(Token.DEMO_API));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Keys.of(new Home(home));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/keys.properties"))))
                .isEqualTo("rw-------");
    }
}
