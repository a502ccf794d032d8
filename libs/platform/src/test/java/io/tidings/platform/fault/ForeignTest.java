package io.tidings.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
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
}
