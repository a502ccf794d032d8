/**
 * The contract, held against the running suite: for each of the 143 operations what its clients rely on, made by one
 * generator from the contract's files. An operation conforms when its documented answers were really given (where a document
 * shows no success, the one that its notes infer too), with ids that the harness got from the API itself, and all refusals
 * are as they should be; an answer 501 never counts. The same operations and calls, with our own, are what isolation and
 * malformed input are tried on.
 */
@NullMarked
package io.tidings.e2e.contract;

import org.jspecify.annotations.NullMarked;
