package io.tidings.local.suite;

import io.tidings.local.setting.Port;
import io.tidings.local.setting.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks parts whether they are ready. */
public final class Health {
    private static final int PATIENCE_MILLIS = 2000;

    private final Settings settings;

    /** Asks the parts of one suite. */
    public Health(Settings settings) {
        this.settings = settings;
    }

    /** Whether what listens on the port answers that it is ready. */
    public boolean isReady(Port port) {
        try {
            URI address = URI.create(settings.url(port) + "/q/health/ready");
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
