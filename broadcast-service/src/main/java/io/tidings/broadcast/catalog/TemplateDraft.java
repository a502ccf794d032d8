package io.tidings.broadcast.catalog;

import java.util.UUID;

/**
 * What a template says of itself.
 *
 * @param account the provider account that it was approved for
 * @param name the provider's name
 * @param variables JSON text of a list of name and variable
 * @param content JSON text of the content with its slots
 */
public record TemplateDraft(
        UUID account,
        String name,
        String displayName,
        int languageId,
        int categoryId,
        TemplateTraits traits,
        String variables,
        String content) {}
