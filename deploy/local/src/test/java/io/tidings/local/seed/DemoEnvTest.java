package io.tidings.local.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.local.credential.Keys;
import io.tidings.local.setting.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEnvTest {
    @TempDir
    Path home;

    @Test
    void canBeSourced() throws IOException {
        Settings settings = Settings.of(Map.of("TIDINGS_HOME", home.toString()), Path.of("/checkout"));
        new DemoEnv(settings, Keys.of(settings.home())).write();

        String script = ". ./demo.env; echo $TIDINGS_URL $TIDINGS_EMAIL $TIDINGS_PASSWORD ${#TIDINGS_API_TOKEN}"
                + " ${#TIDINGS_OTHER_API_TOKEN} $TIDINGS_ADMIN_EMAIL $TIDINGS_ADMIN_PASSWORD $TIDINGS_SANDBOX_URL";
        Process shell =
                new ProcessBuilder("sh", "-c", script).directory(home.toFile()).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("http://localhost:8080 demo@tidings.example demo-password-1 64 64"
                        + " admin@tidings.example admin-password-1 http://localhost:8090\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("demo.env"))))
                .isEqualTo("rw-------");
    }
}
