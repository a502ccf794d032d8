package io.tidings.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.pgclient.PgException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05"})
    void charactersThatCannotBeStoredAreTheCallersFault(String state) {
        assertThat(Foreign.fault(new PgException("invalid byte sequence", "ERROR", state, null)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void otherRefusalsOfTheDatabaseAreDefects() {
        assertThat(Foreign.fault(new PgException("duplicate key", "ERROR", "23505", null)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P03", "53100", "53300", "08006", "40P01", "25P03"})
    void databaseThatIsAwayOrFullIsSaidToBeAwayForNow(String state) {
        assertThat(Foreign.fault(new PgException("away", "FATAL", state, null))).isInstanceOf(Unavailable.class);
    }

    @Test
    void connectionThatBreaksIsSaidToBeAwayForNowWhoeverWrapsIt() {
        assertThat(Foreign.fault(new IllegalStateException(new SocketException("Connection reset"))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void jsonThatCannotBeReadInsideIsADefect() {
        assertThat(Foreign.fault(new UncheckedIOException(new JsonParseException(null, "broken"))))
                .isNull();
    }
}
