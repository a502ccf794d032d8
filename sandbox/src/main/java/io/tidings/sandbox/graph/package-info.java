/**
 * The conventions of the Graph API that all its operations share: errors, replies, paging.
 */
@NullMarked
package io.tidings.sandbox.graph;

import org.jspecify.annotations.NullMarked;
