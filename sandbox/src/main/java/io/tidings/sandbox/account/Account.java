package io.tidings.sandbox.account;

import io.tidings.sandbox.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp business account.
 *
 * @param wabaId its id in the Graph API
 * @param accessToken the bearer token of its calls
 * @param appSecret the key that signs its webhooks
 * @param webhookUrl where updates go; null when nobody listens
 * @param verifyToken the token of the handshake with that address
 * @param subscribed whether updates are sent at all
 * @param phoneNumbers its numbers
 * @param templates its templates
 */
public record Account(
        String wabaId,
        String accessToken,
        String appSecret,
        @Nullable String webhookUrl,
        @Nullable String verifyToken,
        boolean subscribed,
        List<PhoneNumber> phoneNumbers,
        List<Template> templates) {

    /** The account with these templates added, or in the place of those with the same name and language. */
    public Account withTemplates(List<Template> added) {
        Map<Template.Key, Template> merged = new LinkedHashMap<>();
        templates.forEach(template -> merged.put(template.key(), template));
        added.forEach(template -> merged.put(template.key(), template));
        return replaceTemplates(List.copyOf(merged.values()));
    }

    /** The account without the templates that match. */
    public Account withoutTemplates(Predicate<Template> doomed) {
        return replaceTemplates(templates.stream().filter(doomed.negate()).toList());
    }

    private Account replaceTemplates(List<Template> all) {
        return new Account(wabaId, accessToken, appSecret, webhookUrl, verifyToken, subscribed, phoneNumbers, all);
    }

    /** The account with its webhooks switched on or off. */
    public Account withSubscription(boolean on) {
        return new Account(wabaId, accessToken, appSecret, webhookUrl, verifyToken, on, phoneNumbers, templates);
    }
}
