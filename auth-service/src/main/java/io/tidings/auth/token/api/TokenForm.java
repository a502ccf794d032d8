package io.tidings.auth.token.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.auth.form.Form;
import io.tidings.auth.time.Times;
import io.tidings.auth.token.AddressRange;
import io.tidings.auth.token.TokenOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants with API tokens out of JSON; empty texts count as absent. */
final class TokenForm {
    private static final int LONGEST_NAME = 255;
    private static final String EXPIRED_AT = "expired_at";
    private static final String ALLOWED_IPS = "allowed_ips";
    private static final int MOST_RANGES = 50;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ObjectNode body;
    private final Form form;
    private final ZoneId zone;
    private final Instant now;

    /**
     * @param body what came; anything but an object has no fields
     * @param zone in which times without a zone are meant
     */
    TokenForm(@Nullable JsonNode body, ZoneId zone, Instant now) {
        this.body = body instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode();
        this.form = new Form(this.body);
        this.zone = zone;
        this.now = now;
    }

    /** The same with this value where the body has none. */
    TokenForm orElse(String field, @Nullable String value) {
        if (value != null && !form.isGiven(field)) {
            body.put(field, value);
        }
        return this;
    }

    /** Whose tokens shall be listed; fails with {@code Invalid}. */
    Optional<UUID> listed() {
        Optional<UUID> user = uuid("user_id");
        form.end();
        return user;
    }

    /** Which token shall end; fails with {@code Invalid}. */
    Deletion deletion() {
        Optional<UUID> user = uuid("user_id");
        form.require("id", form.isGiven("id"), "The id field is required.");
        Optional<UUID> token = uuid("id");
        form.end();
        return new Deletion(user, token.orElseThrow());
    }

    /** The token that shall be made; fails with {@code Invalid}, which names each field that is wrong. */
    TokenOrder order() {
        String name = form.line("name", LONGEST_NAME);
        Optional<UUID> user = uuid("user_id");
        List<String> abilities = abilities();
        Optional<Instant> expiry = expiry();
        List<AddressRange> allowedIps = allowedIps();
        form.end();
        return new TokenOrder(user, name, abilities, expiry, allowedIps);
    }

    private Optional<UUID> uuid(String field) {
        JsonNode value = form.value(field);
        if (!form.isGiven(field)) {
            return Optional.empty();
        }
        if (!value.isTextual() || !UUID_FORM.matcher(value.textValue()).matches()) {
            form.refuse(field, "The " + field.replace('_', ' ') + " must be a valid UUID.");
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(value.textValue()));
    }

    private List<String> abilities() {
        JsonNode value = form.value("abilities");
        List<String> abilities = new ArrayList<>();
        if (!form.isGiven("abilities")) {
            return abilities;
        }
        value.forEach(one -> abilities.add(one.isTextual() ? one.textValue() : ""));
        if (!value.isArray() || abilities.isEmpty()) {
            form.refuse("abilities", "The abilities must be an array of names.");
        }
        return abilities;
    }

    /** Null is never; what is left out is the documented month. */
    private Optional<Instant> expiry() {
        JsonNode value = form.value(EXPIRED_AT);
        if (value.isNull()) {
            return Optional.empty();
        }
        if (!form.isGiven(EXPIRED_AT)) {
            return Optional.of(now.atZone(zone).plusMonths(1).toInstant());
        }
        Optional<Instant> expiry = Optional.ofNullable(value.textValue()).flatMap(text -> Times.read(text, zone));
        if (expiry.isEmpty()) {
            form.refuse(EXPIRED_AT, "The expired at is not a valid date.");
        } else if (!expiry.get().isAfter(now)) {
            form.refuse(EXPIRED_AT, "The expired at must be a date after now.");
        }
        return expiry;
    }

    /** Each entry that is no address and no network is told by its place. */
    private List<AddressRange> allowedIps() {
        JsonNode value = form.value(ALLOWED_IPS);
        if (!form.isGiven(ALLOWED_IPS)) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_RANGES) {
            form.refuse(ALLOWED_IPS, "The allowed ips must be an array of at most " + MOST_RANGES + " addresses.");
            return List.of();
        }
        Set<AddressRange> ranges = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            Optional<AddressRange> range =
                    Optional.ofNullable(value.get(i).textValue()).flatMap(text -> AddressRange.read(text.strip()));
            range.ifPresent(ranges::add);
            if (range.isEmpty()) {
                wrong.add("The allowed ips." + i + " must be an IP address or a network such as 192.0.2.0/24.");
            }
        }
        if (!wrong.isEmpty()) {
            form.refuse(ALLOWED_IPS, wrong);
        }
        return List.copyOf(ranges);
    }

    /**
     * A token that shall end.
     *
     * @param user whose it is; the caller's when empty
     */
    record Deletion(Optional<UUID> user, UUID token) {}
}
