package io.tidings.local.seed;

import io.tidings.local.credential.DemoUser;
import io.tidings.local.credential.Keys;
import io.tidings.local.credential.Keys.Token;
import io.tidings.local.credential.PrivateFile;
import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The file {@code demo.env}: what scripts need to use the suite, to be sourced by a shell. */
public final class DemoEnv {
    private final Settings settings;
    private final Keys keys;

    /** For the suite of the settings. */
    public DemoEnv(Settings settings, Keys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** Writes the file, readable by its owner only. */
    public void write() {
        try {
            PrivateFile.write(settings.home().demoEnv(), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return variables().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + quoted(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("TIDINGS_URL", settings.url(Port.GATEWAY));
        variables.put("TIDINGS_API_TOKEN", keys.token(Token.DEMO_API));
        variables.put("TIDINGS_EMAIL", DemoUser.DEMO.email());
        variables.put("TIDINGS_PASSWORD", DemoUser.DEMO.password());
        variables.put("TIDINGS_ADMIN_EMAIL", DemoUser.ADMIN.email());
        variables.put("TIDINGS_ADMIN_PASSWORD", DemoUser.ADMIN.password());
        variables.put("TIDINGS_OTHER_API_TOKEN", keys.token(Token.OTHER_API));
        variables.put("TIDINGS_SANDBOX_URL", settings.url(Port.SANDBOX));
        return variables;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
