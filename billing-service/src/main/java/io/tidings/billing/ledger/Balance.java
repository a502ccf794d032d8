package io.tidings.billing.ledger;

import java.math.BigDecimal;

/**
 * What a workspace can spend.
 *
 * @param id integer id of its credit account
 */
public record Balance(long id, BigDecimal credit) {}
