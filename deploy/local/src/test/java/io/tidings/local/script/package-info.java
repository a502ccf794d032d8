/** Tests of the shell script in front of this program. */
@org.jspecify.annotations.NullMarked
package io.tidings.local.script;
