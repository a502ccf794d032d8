package io.tidings.broadcast.sender;

import java.util.UUID;

/**
 * A sending number.
 *
 * @param id its integer id in the public APIs, {@code template_account_flow_id}
 * @param account the provider account that it belongs to
 * @param phone digits
 */
public record Sender(UUID device, long id, UUID account, String name, String phone) {}
