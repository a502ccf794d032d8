package io.tidings.platform.secret;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The AES-256 keys of the secret columns, by id; old ones stay until nothing is sealed with them any more. */
@Singleton
class SecretKeys {

    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys = new TreeMap<>();
    private final String active;

    /**
     * @param list {@code k1=base64,k2=base64}
     * @param active id of the key that new secrets are sealed with
     */
    SecretKeys(
            @ConfigProperty(name = "tidings.secrets.keys") Optional<String> list,
            @ConfigProperty(name = "tidings.secrets.active") Optional<String> active) {
        list.ifPresent(this::read);
        this.active = active.orElse("");
    }

    String active() {
        if (!keys.containsKey(active)) {
            throw new IllegalStateException("tidings.secrets.active names none of tidings.secrets.keys");
        }
        return active;
    }

    SecretKey named(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("tidings.secrets.keys has no key " + id);
        }
        return key;
    }

    private void read(String list) {
        for (String entry : list.split(",")) {
            int equals = entry.indexOf('=');
            byte[] key = Base64.getDecoder().decode(entry.substring(equals + 1).strip());
            if (equals < 1 || key.length != KEY_BYTES) {
                throw new IllegalStateException("tidings.secrets.keys is a list of id=base64 of 32 bytes");
            }
            keys.put(entry.substring(0, equals).strip(), new SecretKeySpec(key, "AES"));
        }
    }
}
