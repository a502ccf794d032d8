/** The technical kit of the services: what they all need and what says nothing about messages, money or people. */
@NullMarked
package io.tidings.platform;

import org.jspecify.annotations.NullMarked;
