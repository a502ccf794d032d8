package io.tidings.local.seed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One idempotent PUT of the demo data.
 *
 * @param to the part that it goes to, by its label
 * @param body with places such as {@code ${DEMO_API}} filled
 */
record Call(String to, String path, JsonNode body) {}
