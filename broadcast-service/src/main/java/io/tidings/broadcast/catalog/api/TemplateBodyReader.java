package io.tidings.broadcast.catalog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tidings.broadcast.catalog.Catalog;
import io.tidings.broadcast.catalog.TemplateDraft;
import io.tidings.broadcast.catalog.TemplateTraits;
import io.tidings.broadcast.field.FieldErrors;
import io.tidings.events.Content;
import io.tidings.events.TemplateContent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the body of a template, with everything that is wrong with it. */
@Singleton
class TemplateBodyReader {

    private static final UUID NONE = new UUID(0, 0);

    private final ObjectMapper json;
    private final Catalog catalog;

    TemplateBodyReader(ObjectMapper json, Catalog catalog) {
        this.json = json;
        this.catalog = catalog;
    }

    Uni<TemplateDraft> read(TemplateBody body) {
        FieldErrors errors = new FieldErrors();
        errors.require(body.workspace() != null, "workspace", "The workspace field is required.");
        errors.require(body.account() != null, "account", "The account field is required.");
        errors.require(body.name() != null, "name", "The name field is required.");
        String content = content(body.content(), errors);
        return Uni.combine()
                .all()
                .unis(catalog.language(body.languageId()), catalog.category(body.categoryId()))
                .usingConcurrencyOf(1) // one Hibernate session a request
                .with((language, category) -> {
                    errors.require(language.isPresent(), "language_id", "The selected language id is invalid.");
                    errors.require(category.isPresent(), "category_id", "The selected category id is invalid.");
                    errors.raise();
                    return draft(body, content);
                });
    }

    private TemplateDraft draft(TemplateBody body, String content) {
        String name = Objects.requireNonNullElse(body.name(), "");
        return new TemplateDraft(
                Objects.requireNonNullElse(body.account(), NONE),
                name,
                Objects.requireNonNullElse(body.displayName(), name),
                body.languageId(),
                body.categoryId(),
                traits(body),
                write(Objects.requireNonNullElse(body.variables(), List.of())),
                content);
    }

    private static TemplateTraits traits(TemplateBody body) {
        return new TemplateTraits(
                body.isBroadcast(),
                body.hasFile(),
                body.hasFlowForm(),
                body.isCarousel(),
                body.hasFlow(),
                body.isCalendar());
    }

    private String content(@Nullable JsonNode content, FieldErrors errors) {
        Optional<String> written = template(content).map(this::write);
        errors.require(written.isPresent(), "content", "The content must be a template content.");
        return written.orElse("");
    }

    private Optional<Content> template(@Nullable JsonNode content) {
        if (!(content instanceof ObjectNode object)) {
            return Optional.empty();
        }
        if (!object.has("type")) {
            object.put("type", "template.v1");
        }
        try {
            return json.treeToValue(object, Content.class) instanceof TemplateContent template && isWhole(template)
                    ? Optional.of(template)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantConditions") // what JSON leaves out is null in the record
    private static boolean isWhole(TemplateContent template) {
        return template.name() != null
                && template.language() != null
                && template.body() != null
                && template.buttons() != null;
    }

    private String write(Object value) {
        try {
            return value instanceof Content content
                    ? json.writerFor(Content.class).writeValueAsString(content)
                    : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template could not be written as JSON", e);
        }
    }
}
