package io.tidings.auth.announcement.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.auth.announcement.AnnouncementType;
import io.tidings.auth.announcement.Draft;
import io.tidings.platform.fault.Invalid;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Draft PRESENT = new Draft(
            "Title",
            "Message",
            AnnouncementType.PROMO,
            false,
            Optional.of(Instant.parse("2026-05-27T13:00:00Z")),
            Optional.of(Instant.parse("2026-05-27T14:00:00Z")));

    @Test
    void namesAllThatIsWrongAtOnce() throws Exception {
        JsonNode body = JSON.readTree("""
                {"title": "%s", "message": ["a"], "type": "alarm", "is_active": "perhaps",
                 "starts_at": "yesterday", "expires_at": 5}""".formatted("x".repeat(256)));

        assertThat(errors(body))
                .containsExactly(
                        Map.entry("title", List.of("The title must not be greater than 255 characters.")),
                        Map.entry("message", List.of("The message must be a string.")),
                        Map.entry("type", List.of("The selected type is invalid.")),
                        Map.entry("is_active", List.of("The is active field must be true or false.")),
                        Map.entry("starts_at", List.of("The starts at is not a valid date.")),
                        Map.entry("expires_at", List.of("The expires at is not a valid date.")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"{}", "[]", "\"title\"", "{\"title\": null, \"message\": \" \", \"type\": \"\"}"})
    void asksForWhatIsMissing(String text) throws Exception {
        JsonNode body = text == null ? null : JSON.readTree(text);

        assertThat(errors(body))
                .containsExactly(
                        Map.entry("title", List.of("The title field is required.")),
                        Map.entry("message", List.of("The message field is required.")),
                        Map.entry("type", List.of("The type field is required.")));
    }

    @Test
    void takesTheLongestTexts() {
        ObjectNode body = valid().put("title", "😀".repeat(255)).put("message", "m".repeat(5_000));

        assertThat(new AnnouncementFields(body, ZONE).draft().title()).hasSize(510);
        assertThat(errors(body.put("message", "m".repeat(5_001))))
                .containsEntry("message", List.of("The message must not be greater than 5000 characters."));
    }

    @Test
    void titlesAreOneLineAndMessagesMayHaveMore() {
        assertThat(errors(valid().put("title", "Sale\nSign in again at")))
                .containsExactly(Map.entry(
                        "title", List.of("The title must not contain line breaks or other control characters.")));
        ObjectNode body = valid().put("message", "One.\nTwo.");
        assertThat(new AnnouncementFields(body, ZONE).draft().message()).isEqualTo("One.\nTwo.");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "1, true", "0, false", "'\"1\"', true", "'\"0\"', false", "null, true"})
    void takesTheFormsOfTruth(String json, boolean active) throws Exception {
        ObjectNode body = valid().set("is_active", JSON.readTree(json));

        assertThat(new AnnouncementFields(body, ZONE).draft().active()).isEqualTo(active);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1.5", "\"yes\"", "[]", "[true]", "{}"})
    void takesNothingElseForTruth(String json) throws Exception {
        ObjectNode body = valid().set("is_active", JSON.readTree(json));

        assertThat(errors(body)).containsOnlyKeys("is_active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}"})
    void takesOnlyTextsForTimes(String json) throws Exception {
        ObjectNode body = valid().set("starts_at", JSON.readTree(json));

        assertThat(errors(body)).containsOnlyKeys("starts_at");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-27T13:00:00, 2026-05-27T17:00:00Z",
        "2026-05-27T13:00:01, 2026-05-27T17:00:00Z",
        "2026-05-27T13:00:00.1Z, 2026-05-27T13:00:00.9Z"
    })
    void refusesAnExpiryThatIsNotAfterTheStart(String startsAt, String expiresAt) {
        ObjectNode body = valid().put("starts_at", startsAt).put("expires_at", expiresAt);

        assertThat(errors(body))
                .containsExactly(Map.entry("expires_at", List.of("The expires at must be a date after starts at.")));
    }

    @Test
    void holdsAChangedTimeAgainstThePresentOther() {
        ObjectNode late = JSON.createObjectNode().put("starts_at", "2026-05-27T14:00:00Z");
        ObjectNode early = JSON.createObjectNode().put("expires_at", "2026-05-27T13:00:00Z");

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> new AnnouncementFields(late, ZONE).over(PRESENT))
                .satisfies(invalid -> assertThat(invalid.errors())
                        .containsExactly(
                                Map.entry("starts_at", List.of("The starts at must be a date before expires at."))));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> new AnnouncementFields(early, ZONE).over(PRESENT))
                .satisfies(invalid -> assertThat(invalid.errors()).containsOnlyKeys("expires_at"));
    }

    @Test
    void keepsWhatIsNotGiven() {
        assertThat(new AnnouncementFields(JSON.createObjectNode(), ZONE).over(PRESENT))
                .isEqualTo(PRESENT);
        assertThat(new AnnouncementFields(null, ZONE).over(PRESENT)).isEqualTo(PRESENT);
    }

    @Test
    void ignoresUnknownFields() {
        ObjectNode body = valid().put("id", 7).put("created_at", "never").put("workspace", "another");

        assertThat(new AnnouncementFields(body, ZONE).draft().title()).isEqualTo("Title");
    }

    private static ObjectNode valid() {
        return JSON.createObjectNode()
                .put("title", "Title")
                .put("message", "Message")
                .put("type", "info");
    }

    private static Map<String, List<String>> errors(JsonNode body) {
        try {
            throw new AssertionError(new AnnouncementFields(body, ZONE).draft());
        } catch (Invalid invalid) {
            return invalid.errors();
        }
    }
}
