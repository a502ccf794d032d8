/** The forms of ids: UUIDv7 inside, and the 24 hexadecimal digits that the contact API shows. */
@NullMarked
package io.tidings.platform.id;

import org.jspecify.annotations.NullMarked;
