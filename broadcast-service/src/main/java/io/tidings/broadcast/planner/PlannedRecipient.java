package io.tidings.broadcast.planner;

import java.util.UUID;

/**
 * A recipient to be commanded.
 *
 * @param message its uuid
 * @param phone digits
 * @param row JSON text of its row
 */
record PlannedRecipient(UUID message, int position, String phone, String row) {}
