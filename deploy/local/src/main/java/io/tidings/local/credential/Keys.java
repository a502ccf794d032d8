package io.tidings.local.credential;

import io.tidings.local.setting.Home;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/** Keys and tokens of one data folder, random, made once and kept beside the data (mode 600). */
public final class Keys {
    private static final String SERVICE = "service";
    private static final String SECRETS = "secrets";
    private static final int KEY_BYTES = 32;

    private final Properties values;

    private Keys(Properties values) {
        this.values = values;
    }

    /** Reads the keys of the data folder, or makes them. */
    public static Keys of(Home home) {
        Path file = home.data().resolve("keys.properties");
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, fresh());
            }
            Properties values = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            }
            return new Keys(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fresh() throws IOException {
        Properties values = new Properties();
        values.setProperty(SERVICE, Base64.getEncoder().encodeToString(random()));
        values.setProperty(SECRETS, Base64.getEncoder().encodeToString(random()));
        for (Token token : Token.values()) {
            values.setProperty(token.name(), HexFormat.of().formatHex(random()));
        }
        StringWriter text = new StringWriter();
        values.store(text, null);
        return text.toString();
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** Tokens of 64 hex characters. */
    public enum Token {
        /** API token of the demo workspace. */
        DEMO_API,
        /** API token of the other workspace. */
        OTHER_API,
        /** What the sandbox's Graph API asks for, for the demo account. */
        DEMO_ACCESS,
        DEMO_APP_SECRET,
        DEMO_VERIFY,
        OTHER_ACCESS,
        OTHER_APP_SECRET,
        OTHER_VERIFY
    }

    /** The key of service-to-service tokens, base64. */
    public String service() {
        return values.getProperty(SERVICE, "");
    }

    /** The keys of the secret column, {@code id=base64}. */
    public String secrets() {
        return "k1=" + values.getProperty(SECRETS, "");
    }

    /** A token. */
    public String token(Token token) {
        return values.getProperty(token.name(), "");
    }
}
