package io.tidings.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidings.sandbox.template.Template;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a registration brings: an account as it should be. Templates that it doesn't name stay.
 *
 * @param accessToken the bearer token of the account's calls
 * @param appSecret the key that signs its webhooks
 * @param webhookUrl where updates go
 * @param verifyToken the token of the handshake
 * @param phoneNumbers its numbers
 * @param templates templates, approved at once
 */
record Registration(
        @Nullable String accessToken,
        @Nullable String appSecret,
        @Nullable String webhookUrl,
        @Nullable String verifyToken,
        @Nullable List<PhoneNumber> phoneNumbers,
        @Nullable List<Draft> templates) {

    private static final Pattern DISPLAY = Pattern.compile("\\+?[0-9][0-9 ()-]{3,22}");

    /**
     * A template without an id.
     *
     * @param name its name
     * @param language its language code
     * @param category its category
     * @param components its components
     */
    record Draft(String name, String language, String category, JsonNode components) {}

    /** The account; the known one (null if there is none) lends its templates. */
    Account account(String wabaId, @Nullable Account known) {
        List<PhoneNumber> numbers = phoneNumbers == null ? List.of() : phoneNumbers;
        numbers.forEach(Registration::check);
        Account account = new Account(
                wabaId,
                required(accessToken, "access_token"),
                required(appSecret, "app_secret"),
                checkedUrl(),
                verifyToken,
                true,
                numbers,
                known == null ? List.of() : known.templates());
        return account.withTemplates(templates(wabaId));
    }

    private List<Template> templates(String wabaId) {
        return (templates == null ? List.<Draft>of() : templates)
                .stream()
                        .map(draft -> Template.of(
                                wabaId,
                                required(draft.name(), "templates.name"),
                                required(draft.language(), "templates.language"),
                                required(draft.category(), "templates.category"),
                                draft.components(),
                                0))
                        .toList();
    }

    private @Nullable String checkedUrl() {
        if (webhookUrl == null || webhookUrl.isEmpty()) {
            return null;
        }
        String scheme = URI.create(webhookUrl).getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException("webhook_url must be an http or https address");
        }
        return webhookUrl;
    }

    private static void check(PhoneNumber number) {
        required(number.id(), "phone_numbers.id");
        String display = required(number.displayPhoneNumber(), "phone_numbers.display_phone_number");
        Integer rate = number.ratePerSecond();
        if (!DISPLAY.matcher(display).matches()) {
            throw new IllegalArgumentException("phone_numbers.display_phone_number is not a phone number");
        }
        if (rate != null && rate < 1) {
            throw new IllegalArgumentException("phone_numbers.rate_per_second must be positive");
        }
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }
}
