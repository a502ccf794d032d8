package io.tidings.gateway.developer;

import java.util.List;
import java.util.Locale;

/**
 * The API reference, as pages show it.
 *
 * @param version of the API
 * @param v1Errors what operations under {@code /api/v1} share
 * @param apiErrors what those under {@code /api} share
 * @param missing operations that aren't built yet, such as {@code GET /api/leads}
 */
public record Reference(
        String version, List<Group> groups, List<Answer> v1Errors, List<Answer> apiErrors, List<String> missing) {

    /** How many operations it describes. */
    public int size() {
        return groups.stream().mapToInt(group -> group.entries().size()).sum();
    }

    /** Operations that belong together. */
    public record Group(String name, String description, List<Entry> entries) {

        /** Where it stands in a page. */
        public String anchor() {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-operations";
        }
    }

    /**
     * An operation.
     *
     * @param id names it, in programs and in addresses within a page
     * @param description Markdown; may be empty
     * @param ability what a credential must be good for; empty where none is needed
     * @param limit what a call counts for
     * @param parameters of path, query and headers
     * @param types of the body; empty without one
     * @param body the fields of the body
     * @param curl a call that can be pasted
     */
    public record Entry(
            String id,
            String method,
            String path,
            String summary,
            String description,
            String ability,
            Limit limit,
            List<Field> parameters,
            List<String> types,
            List<Field> body,
            String curl,
            List<Answer> answers) {

        /** The answers that only this operation describes. */
        public List<Answer> own() {
            return answers.stream().filter(answer -> !answer.shared()).toList();
        }

        /** The statuses of the others. */
        public List<String> shared() {
            return answers.stream().filter(Answer::shared).map(Answer::status).toList();
        }
    }

    /**
     * A parameter, or a field of a body.
     *
     * @param place {@code path}, {@code query}, {@code header} or {@code body}
     * @param depth how many objects it is inside of
     * @param description Markdown; may be empty
     */
    public record Field(String name, String place, String type, boolean required, int depth, String description) {}

    /**
     * An answer.
     *
     * @param shared whether other operations answer so too
     * @param example empty without one
     */
    public record Answer(String status, String description, boolean shared, String example, List<Field> fields) {}

    /** So many calls in so many seconds. */
    public record Limit(String name, int calls, int seconds) {}
}
