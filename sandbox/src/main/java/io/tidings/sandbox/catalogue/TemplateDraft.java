package io.tidings.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.account.Account;
import io.tidings.sandbox.graph.GraphFault;
import io.tidings.sandbox.json.Json;
import io.tidings.sandbox.template.Template;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The request that creates a template. */
record TemplateDraft(JsonNode request) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2,3})?");
    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");

    static TemplateDraft read(byte[] body) {
        try {
            return new TemplateDraft(Json.tree(body));
        } catch (IOException e) {
            throw GraphFault.of(100, "The body is not JSON.");
        }
    }

    /** The template that it asks for; 100 for what is absent, wrong or exists already. */
    Template template(Account account, long approvedAt) {
        String name = matching("name", NAME);
        String language = matching("language", LANGUAGE);
        String category = request.path("category").asText();
        if (!CATEGORIES.contains(category)) {
            throw GraphFault.of(100, "category must be one of " + CATEGORIES);
        }
        if (!hasBody()) {
            throw GraphFault.of(100, 2388043, "components must have one of type BODY.");
        }
        Template template =
                Template.of(account.wabaId(), name, language, category, request.path("components"), approvedAt);
        if (account.templates().stream().anyMatch(known -> known.key().equals(template.key()))) {
            throw GraphFault.of(100, 2388024, "There is content in this language already.");
        }
        return template;
    }

    private String matching(String field, Pattern pattern) {
        String value = request.path(field).asText();
        if (value.isEmpty()) {
            throw GraphFault.missing(field);
        }
        if (!pattern.matcher(value).matches()) {
            throw GraphFault.of(100, field + " is not valid.");
        }
        return value;
    }

    private boolean hasBody() {
        return StreamSupport.stream(request.path("components").spliterator(), false)
                .anyMatch(component ->
                        "BODY".equalsIgnoreCase(component.path("type").asText()));
    }
}
