/**
 * Contacts, groups, saved lists, blacklist and consent, leads. Nothing of it is built yet: the gateway answers 501 for its
 * operations, and the suite does not start it.
 */
@NullMarked
package io.tidings.contacts;

import org.jspecify.annotations.NullMarked;
