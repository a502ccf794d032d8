package io.tidings.broadcast.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidings.broadcast.mapping.Mapping.DuplicateRow;
import io.tidings.broadcast.mapping.MappingOutcome.Refusal;
import io.tidings.broadcast.phone.PhoneReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

    private final MappingReader reader =
            new MappingReader(new PhoneReader(List.of("DZ")), List.of("name", "company"), List.of("name"), 1000);

    private Mapping good(String text) {
        return (Mapping) reader.read(MappingText.of(text));
    }

    private List<String> errors(String text) {
        return ((Refusal) reader.read(MappingText.of(text))).errors();
    }

    @Test
    void keepsRowsAsTheyWereWritten() {
        Contacts contacts = good("{\"data\":[ {\"phone\": 213555111111, \"name\":\"Zoé \\u00e9\" , \"n\":1.50}]}")
                .contacts();
        assertThat(contacts.size()).isEqualTo(1);
        assertThat(contacts.phone(0)).isEqualTo("213555111111");
        assertThat(contacts.row(0)).isEqualTo("{\"phone\": 213555111111, \"name\":\"Zoé \\u00e9\" , \"n\":1.50}");
    }

    @Test
    void keepsMoreRowsThanItBeganWithRoomFor() {
        StringBuilder rows = new StringBuilder("{\"data\":[");
        for (int i = 0; i < 900; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"phone\":\"")
                    .append(213_550_000_000L + i)
                    .append("\"}");
        }
        Contacts contacts = good(rows.append("]}").toString()).contacts();
        assertThat(contacts.size()).isEqualTo(900);
        assertThat(contacts.phone(899)).isEqualTo("213550000899");
        assertThat(contacts.row(899)).isEqualTo("{\"phone\":\"213550000899\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\": [x]} | line 1, column 11 (row 1)",
                "{\"data\": [{\"phone\":\"213555111111\"},]} | line 1, column 36 (row 2)",
                "{\"data\": [{\"phone\":\"213555111111\" \"a\":2}]} | line 1, column 35 (row 1)",
                "{\"data\":~ [{\"phone\":\"213555111111\",\"name\":\"été\", 5}]} | line 2, column 41 (row 1)",
                "{\"data\": [{\"phone\":\"213555111111\"} | line 1, column 35 (row 2)",
                "{'data'} | line 1, column 2",
                "{\"data\": []} x | line 1, column 14",
            })
    void namesTheExactPlaceOfWhatIsNotJson(String text, String place) {
        assertThat(errors(text.replace('~', '\n')))
                .containsExactly("The mapping data is not valid JSON at " + place + ".");
    }

    @Test
    void saysWhatIsNestedTooDeeplyInItsOwnWords() {
        assertThat(errors("{\"data\": [" + "[".repeat(5_000)))
                .containsExactly("The mapping data is not readable (row 1): it is nested too deeply, or holds a name or"
                        + " number that is too long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "{}", "5", "{\"data\": {}}", "{\"rows\": []}", "{\"data\": [{}]} {}"})
    void wantsTheDocumentedShape(String text) {
        assertThat(errors(text))
                .singleElement()
                .asString()
                .startsWith("The mapping data must be JSON text of the form");
    }

    @Test
    void refusesAnEmptyList() {
        assertThat(errors("{\"data\": []}")).containsExactly("The mapping data holds no contacts.");
    }

    @Test
    void namesRowAndValueOfWhatIsNoContact() {
        assertThat(errors("""
                        {"data": [{"phone": "213555111111"}, {"phone": "12ab"}, {"name": "Mira"}, "x", {"phone": true},
                                  {"phone": ""}, {"phone": "213555222222", "name": {"a": 1}}, {"phone": null}]}"""))
                .containsExactly(
                        "Row 2: \"12ab\" is not a phone number: it holds other characters than digits.",
                        "Row 3: has no phone.",
                        "Row 4: is not an object with a phone.",
                        "Row 5: has a phone that is neither text nor a number.",
                        "Row 6: has no phone.",
                        "Row 7: \"name\" is neither text, a number nor a boolean.",
                        "Row 8: has no phone.");
    }

    @Test
    void listsTheFirstTwentyFaultsAndCountsAll() {
        List<String> errors = errors("{\"data\": [" + "{\"phone\": \"x\"},".repeat(29) + "{\"phone\": \"x\"}]}");
        assertThat(errors).hasSize(21);
        assertThat(errors.getLast()).isEqualTo("There are 30 such faults in 30 rows; the first 20 are listed.");
    }

    @Test
    void countsDuplicatesOnceAndSaysWhichTheyAre() {
        Mapping mapping = good("""
                {"data": [{"phone": "213555111111", "name": "A"}, {"phone": "213555222222", "name": "B"},
                          {"phone": "+213 555 11 11 11", "name": "C"}, {"phone": "0555111111", "name": "D"}]}""");
        assertThat(mapping.contacts().size()).isEqualTo(2);
        assertThat(mapping.duplicates()).isEqualTo(2);
        assertThat(mapping.firstDuplicates())
                .containsExactly(new DuplicateRow(3, "213555111111", 1), new DuplicateRow(4, "213555111111", 1));
    }

    @Test
    void countsContactsWithoutAValue() {
        Mapping mapping = good("""
                {"data": [{"phone": "213555111111"}, {"phone": "213555222222", "name": null},
                          {"phone": "213555333333", "name": "C"}]}""");
        assertThat(mapping.missing()).isEqualTo(Map.of("name", 2));
    }

    @Test
    void refusesValuesThatCannotBeSent() {
        assertThat(errors("{\"data\": [{\"phone\": \"213555111111\", \"name\": \"a\\u0000\"},"
                        + "{\"phone\": \"213555111112\", \"name\": \"\\ud83d\"},"
                        + "{\"phone\": \"213555111113\", \"name\": \"" + "x".repeat(4097) + "\"}]}"))
                .containsExactly(
                        "Row 1: \"name\" holds a character that cannot be sent.",
                        "Row 2: \"name\" holds a character that cannot be sent.",
                        "Row 3: \"name\" is longer than 4096 characters.");
    }

    @Test
    void refusesNumbersThatNoMachineHolds() {
        assertThat(errors("{\"data\": [{\"phone\": \"213555111111\", \"name\": 1e999, \"company\": -1e400}]}"))
                .containsExactly(
                        "Row 1: \"name\" is a number that is too large.",
                        "Row 1: \"company\" is a number that is too large.");
    }

    @Test
    void takesRowsUpToTheirBounds() {
        String most = IntStream.range(1, 100).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        String widest = "{\"phone\":\"213555111111\"," + most + "}";
        String largest = "{\"phone\":\"213555111112\",\"k\":\"" + "x".repeat(32_768 - 31) + "\"}";
        assertThat(largest).hasSize(32_768);
        assertThat(good("{\"data\":[" + widest + "," + largest + "]}")
                        .contacts()
                        .size())
                .isEqualTo(2);
        assertThat(errors("{\"data\":[" + widest.replace("}", ",\"o\":1}") + "," + largest.replace("}", " }") + "]}"))
                .containsExactly("Row 1: has more than 100 fields.", "Row 2: is larger than 32768 bytes.");
    }

    @Test
    void endsChunksByTheirRowsOrTheirBytes() {
        String rows = IntStream.range(0, 5)
                .mapToObj(i -> "{\"phone\":\"21355511111" + i + "\",\"k\":\"" + "x".repeat(69) + "\"}")
                .collect(Collectors.joining(","));
        Contacts contacts = good("{\"data\":[" + rows + "]}").contacts();
        assertThat(contacts.row(0)).hasSize(100);
        assertThat(contacts.end(0, 3, 1000)).isEqualTo(3);
        assertThat(contacts.end(3, 3, 1000)).isEqualTo(5);
        assertThat(contacts.end(1, 9, 200)).isEqualTo(3);
        assertThat(contacts.end(1, 9, 10)).isEqualTo(2);
    }

    @Test
    void longestValueFitsHoweverItIsEscaped() {
        String value = "\\u0639".repeat(Values.LONGEST);
        assertThat(good("{\"data\":[{\"phone\":\"213555111111\",\"name\":\"" + value + "\"}]}")
                        .contacts()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void takesEmojiAndAnyScalar() {
        String row = "{\"phone\":\"213555111111\",\"name\":\"\\ud83d\\ude00\",\"company\":1.50}";
        assertThat(good("{\"data\":[" + row + "]}").contacts().size()).isEqualTo(1);
        Parameters parameters = new Parameters(List.of("name", "company", "vip"), "{\"vip\":true,\"name\":\"x\"}");
        assertThat(parameters.of(row)).isEqualTo(Map.of("name", "\ud83d\ude00", "company", "1.50", "vip", "true"));
    }

    @Test
    void takesOnlySoManyRows() {
        MappingReader two = new MappingReader(new PhoneReader(List.of("DZ")), List.of(), List.of(), 2);
        MappingOutcome outcome = two.read(MappingText.of("{\"data\": [1, 2, 3]}"));
        assertThat(outcome).isEqualTo(new Refusal(List.of("The mapping data may not hold more than 2 rows.")));
    }

    @Test
    void fillsParametersFromRowThenSharedThenEmpty() {
        Parameters parameters = new Parameters(List.of("a", "b", "c"), "{\"a\":\"shared\",\"b\":\"shared\"}");
        assertThat(parameters.unshared()).containsExactly("c");
        assertThat(parameters.of("{\"a\":\"own\",\"b\":null,\"phone\":\"1\"}"))
                .isEqualTo(Map.of("a", "own", "b", "shared", "c", ""));
    }
}
