package io.tidings.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class KeyringTest {
    private static final Instant NOW = Instant.parse("2026-04-10T14:30:00Z");
    private static final KeyPair PAIR = pair();

    private final SigningKey old = key("old", Purpose.LOGIN, NOW.minus(Duration.ofDays(90)));
    private final SigningKey newest = key("newest", Purpose.LOGIN, NOW);
    private final SigningKey announced = key("announced", Purpose.LOGIN, NOW.plusSeconds(1));
    private final SigningKey inward = key("inward", Purpose.INWARD, NOW);
    private final Keyring keyring = new Keyring(List.of(newest, announced, old, inward));

    @Test
    void signsWithTheNewestKey() {
        assertThat(keyring.signer(Purpose.LOGIN, NOW)).isEqualTo(newest);
    }

    @Test
    void signsWithAnAnnouncedKeyOnceItsTimeHasCome() {
        assertThat(keyring.signer(Purpose.LOGIN, NOW.plusSeconds(1))).isEqualTo(announced);
    }

    @Test
    void verifiesWithEveryKeyOfThePurpose() {
        assertThat(keyring.verifier(Purpose.LOGIN, "old")).contains(old);
        assertThat(keyring.verifier(Purpose.LOGIN, "announced")).contains(announced);
    }

    @Test
    void verifiesNothingWithAKeyOfAnotherPurpose() {
        assertThat(keyring.verifier(Purpose.LOGIN, "inward")).isEmpty();
        assertThat(keyring.verifier(Purpose.INWARD, "newest")).isEmpty();
    }

    @Test
    void signsNothingWithoutAKey() {
        Keyring empty = new Keyring(List.of(announced));

        assertThatThrownBy(() -> empty.signer(Purpose.LOGIN, NOW)).isInstanceOf(NoSuchElementException.class);
    }

    private static SigningKey key(String kid, Purpose purpose, Instant signsFrom) {
        return new SigningKey(kid, purpose, (RSAPublicKey) PAIR.getPublic(), PAIR.getPrivate(), signsFrom);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
