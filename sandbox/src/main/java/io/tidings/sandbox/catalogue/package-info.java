/**
 * The Graph API's operations on message templates.
 */
@NullMarked
package io.tidings.sandbox.catalogue;

import org.jspecify.annotations.NullMarked;
