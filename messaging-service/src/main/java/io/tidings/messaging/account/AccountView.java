package io.tidings.messaging.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;

/**
 * What other services may see of an account.
 *
 * @param id integer id
 */
@JsonNaming(SnakeCaseStrategy.class)
record AccountView(UUID uuid, long id, UUID workspace, String name, String provider) {}
