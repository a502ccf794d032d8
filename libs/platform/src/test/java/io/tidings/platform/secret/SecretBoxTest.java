package io.tidings.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final String K1 = "k1=" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String K2 =
            "k2=" + Base64.getEncoder().encodeToString("another key of 32 bytes in here.".getBytes());

    private final UUID workspace = UUID.randomUUID();

    @Test
    void opensWhatItSealed() {
        byte[] sealed = box(K1, "k1").seal(workspace, "EAAG token é");

        assertThat(box(K1, "k1").open(workspace, sealed)).isEqualTo("EAAG token é");
    }

    @Test
    void refusesTheCiphertextOfAnotherWorkspace() {
        byte[] sealed = box(K1, "k1").seal(workspace, "secret");

        assertThatThrownBy(() -> box(K1, "k1").open(UUID.randomUUID(), sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAChangedCiphertextAtEveryByte() {
        byte[] sealed = box(K1, "k1").seal(workspace, "secret");

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box(K1, "k1").open(workspace, changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        SecretBox box = box(K1, "k1");

        assertThat(box.seal(workspace, "secret")).isNotEqualTo(box.seal(workspace, "secret"));
    }

    @Test
    void opensWithTheOldKeyAfterTheActiveOneChanged() {
        byte[] old = box(K1, "k1").seal(workspace, "secret");
        SecretBox rotated = box(K1 + "," + K2, "k2");

        assertThat(rotated.open(workspace, old)).isEqualTo("secret");
        assertThat(rotated.isStale(old)).isTrue();
        assertThat(rotated.isStale(rotated.seal(workspace, "secret"))).isFalse();
    }

    @Test
    void saysWhichKeyIsGone() {
        byte[] sealed = box(K1, "k1").seal(workspace, "secret");

        assertThatThrownBy(() -> box(K2, "k2").open(workspace, sealed)).hasMessageContaining("no key k1");
    }

    @Test
    void isOnlyMissedWhenItIsUsed() {
        SecretBox unset = new SecretBox(new SecretKeys(Optional.empty(), Optional.empty()));

        assertThatThrownBy(() -> unset.seal(workspace, "secret")).hasMessageContaining("tidings.secrets.active");
    }

    @Test
    void refusesKeysOfAnotherLength() {
        assertThatThrownBy(() -> box("k1=c2hvcnQ=", "k1")).hasMessageContaining("32 bytes");
    }

    private static SecretBox box(String keys, String active) {
        return new SecretBox(new SecretKeys(Optional.of(keys), Optional.of(active)));
    }
}
