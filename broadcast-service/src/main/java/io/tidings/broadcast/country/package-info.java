/** Countries, for reading national phone numbers. Table: country, without a workspace. */
@NullMarked
package io.tidings.broadcast.country;

import org.jspecify.annotations.NullMarked;
