package io.tidings.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidings.sandbox.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A message template in one language.
 *
 * @param id Meta's id, the same for the same account, name and language
 * @param name lower case letters, digits and underscores
 * @param language code such as {@code en_US}
 * @param category {@code MARKETING}, {@code UTILITY} or {@code AUTHENTICATION}
 * @param components Meta's array of components
 * @param approvedAt when it is or was approved, milliseconds of the Unix epoch
 */
public record Template(String id, String name, String language, String category, JsonNode components, long approvedAt) {

    /** A template of an account, with its id. */
    public static Template of(
            String wabaId, String name, String language, String category, JsonNode components, long approvedAt) {
        return new Template(idOf(wabaId, name, language), name, language, category, components, approvedAt);
    }

    /** What tells templates of an account apart. */
    public Key key() {
        return new Key(name, language);
    }

    /** {@code APPROVED}, or {@code PENDING} before its approval. */
    public String status(long nowMillis) {
        return nowMillis >= approvedAt ? "APPROVED" : "PENDING";
    }

    /** The template as the Graph API shows it. */
    public ObjectNode view(long nowMillis) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        view.put("name", name).put("parameter_format", "POSITIONAL");
        view.set("components", components);
        view.put("language", language).put("status", status(nowMillis));
        return view.put("category", category).put("id", id);
    }

    private static String idOf(String wabaId, String name, String language) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest((wabaId + "/" + name + "/" + language).getBytes(StandardCharsets.UTF_8));
            return Long.toString(
                    100_000_000_000_000L + Math.floorMod(ByteBuffer.wrap(hash).getLong(), 900_000_000_000_000L));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Name and language.
     *
     * @param name the template's name
     * @param language its language code
     */
    public record Key(String name, String language) {}
}
