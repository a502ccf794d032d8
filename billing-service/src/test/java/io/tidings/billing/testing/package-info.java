/** What the tests of this module share. */
package io.tidings.billing.testing;
