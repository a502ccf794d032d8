package io.tidings.messaging.cloudapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidings.messaging.channel.Consequence;
import io.tidings.messaging.channel.SendOutcome;
import io.tidings.messaging.channel.SendOutcome.Accepted;
import io.tidings.messaging.channel.SendOutcome.Refused;
import io.tidings.messaging.channel.SendOutcome.Unknown;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that hold what the database can't. */
class GraphAnswersTest {

    private static final String NUL = "\\u0000";

    private final GraphAnswers answers = new GraphAnswers(new ObjectMapper());

    @Test
    void textOfAnErrorLosesItsNuls() {
        assertThat(read(400, error("Un" + NUL + "deliverable" + NUL)))
                .isEqualTo(new Refused(131026, "Undeliverable", Consequence.NONE));
    }

    @Test
    void textOfAnErrorIsCut() {
        assertThat(read(400, error(NUL + "e".repeat(5_000))))
                .isEqualTo(new Refused(131026, "e".repeat(200), Consequence.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "[\"a\"]", "null"})
    void errorWithoutATextHasAnEmptyOne(String message) {
        assertThat(read(400, "{\"error\":{\"code\":131026,\"message\":" + message + "}}"))
                .isEqualTo(new Refused(131026, "", Consequence.NONE));
    }

    @Test
    void takenMessageIsUnknownWhenItsIdHoldsANul() {
        assertThat(read(200, accepted("wamid." + NUL)))
                .isEqualTo(new Unknown("accepted under an id that can't be one"));
    }

    @Test
    void takenMessageIsUnknownWhenItsIdIsTooLong() {
        assertThat(read(200, accepted("w".repeat(513))))
                .isEqualTo(new Unknown("accepted under an id that can't be one"));
        assertThat(read(200, accepted("w".repeat(512)))).isEqualTo(new Accepted("w".repeat(512)));
    }

    private SendOutcome read(int status, String body) {
        return answers.read(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String error(String message) {
        return "{\"error\":{\"code\":131026,\"message\":\"" + message + "\"}}";
    }

    private static String accepted(String id) {
        return "{\"messages\":[{\"id\":\"" + id + "\"}]}";
    }
}
