/** The subcommands. */
@NullMarked
package io.tidings.local.command;

import org.jspecify.annotations.NullMarked;
