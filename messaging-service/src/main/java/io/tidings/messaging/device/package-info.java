/**
 * Devices: the sending numbers, their shard and their rate.
 *
 * <p>Table {@code device}, topic {@code tidings.device}. A device's integer id and shard are given once and stay, unless
 * an operator moves it. Every change is announced in its transaction.
 */
@NullMarked
package io.tidings.messaging.device;

import org.jspecify.annotations.NullMarked;
