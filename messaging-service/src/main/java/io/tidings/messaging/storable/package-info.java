/**
 * What the database can hold. Values that others wrote are read so that it takes them, and its refusals are told from its
 * being away: what is refused would be refused again however often it were tried.
 */
@NullMarked
package io.tidings.messaging.storable;

import org.jspecify.annotations.NullMarked;
